/** Who may overwrite an object of the site: nobody over a later holder of the lease, nobody over what they did not look at. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { HeadObjectCommand, NotFound, S3ServiceException, type PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '#shared/s3/objects.js';
import { writeFenced, writeOnce } from '#shared/s3/conditional-writes.js';

/** The one object of this bucket, with the conditions of S3. */
let standing: { readonly body: string; readonly fence: string | undefined; readonly etag: string } | undefined;
/** What others do after a writer has looked and before it writes, once each. */
let meanwhile: (() => void)[];
let written: number;

function stand(body: string, fence?: number): void {
  standing = { body, fence: fence === undefined ? undefined : String(fence), etag: `"${(written += 1)}"` };
}

function head() {
  const seen = standing;
  meanwhile.shift()?.();
  if (seen === undefined) throw new NotFound({ message: 'none', $metadata: { httpStatusCode: 404 } });
  return { ETag: seen.etag, Metadata: seen.fence === undefined ? {} : { fence: seen.fence } };
}

function put({ Body, IfMatch, IfNoneMatch, Metadata }: PutObjectCommand['input']) {
  const held =
    (IfNoneMatch === undefined || standing === undefined) && (IfMatch === undefined || IfMatch === standing?.etag);
  if (!held) {
    const $metadata = { httpStatusCode: 412 };
    throw new S3ServiceException({ name: 'PreconditionFailed', $fault: 'client', $metadata });
  }
  const fence = Metadata?.['fence'];
  stand(String(Body), fence === undefined ? undefined : Number(fence));
  return {};
}

const client = {
  send: async (command: HeadObjectCommand | PutObjectCommand) =>
    command instanceof HeadObjectCommand ? head() : put(command.input),
} as unknown as S3Client;

const page = (body: string) => ({ bucket: 'site', key: 'index.html', body, contentType: 'text/html' });

beforeEach(() => {
  [standing, meanwhile, written] = [undefined, [], 0];
});

describe('an index of the site', () => {
  test.each([
    ['is written where none stands', undefined, 2, 'written', 'new'],
    ['is overwritten by a later release', 1, 2, 'written', 'new'],
    ['is overwritten by the same release again', 2, 2, 'written', 'new'],
    ['is left alone by a release that was overtaken', 3, 2, 'lost', 'old'],
  ] as const)('%s', async (_, before, fence, outcome, body) => {
    if (before !== undefined) stand('old', before);
    expect(await writeFenced(client, page('new'), fence)).toBe(outcome);
    expect(standing).toMatchObject({ body, fence: String(outcome === 'written' ? fence : before) });
  });

  test('written by a later release between the look and the writing stays as that one wrote it', async () => {
    stand('old', 1);
    meanwhile = [() => stand('later', 3)];
    expect(await writeFenced(client, page('new'), 2)).toBe('lost');
    expect(standing).toMatchObject({ body: 'later', fence: '3' });
  });

  test('that first appears between the look and the writing stays too, if a later release wrote it', async () => {
    meanwhile = [() => stand('later', 3)];
    expect(await writeFenced(client, page('new'), 2)).toBe('lost');
    expect(standing).toMatchObject({ body: 'later' });
  });

  test('written by an earlier release in that moment is looked at anew and overwritten', async () => {
    stand('old', 1);
    meanwhile = [() => stand('late', 1)];
    expect(await writeFenced(client, page('new'), 2)).toBe('written');
    expect(standing).toMatchObject({ body: 'new', fence: '2' });
  });

  test('that changes under every look is given up rather than forced', async () => {
    stand('old', 1);
    meanwhile = Array.from({ length: 10 }, () => () => stand('late', 1));
    expect(await writeFenced(client, page('new'), 2)).toBe('lost');
    expect(standing).toMatchObject({ body: 'late' });
  });
});

test('a version of a report is written once and never overwritten', async () => {
  expect(await writeOnce(client, page('first'))).toBe('written');
  expect(await writeOnce(client, page('second'))).toBe('stands');
  expect(standing).toMatchObject({ body: 'first' });
});
