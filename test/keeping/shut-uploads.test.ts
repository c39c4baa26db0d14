/** What the uploads bucket keeps shut, because its scanner did not pass it, ends no export. */
import { expect, test } from '@jest/globals';
import { copyUploads, type ObjectCopies } from '#shared/keeping/exported-objects.js';

const versions = ['clean', 'threat', 'zipped'].map((name) => ({ Key: `home/2025/a/${name}`, VersionId: `of-${name}` }));
const buckets = { uploads: 'uploads', documents: 'documents', site: 'site' };
const s3 = { send: () => Promise.resolve({ Versions: versions, IsTruncated: false }) };
const failing = (status: number) => Object.assign(new Error('no'), { $metadata: { httpStatusCode: status } });

async function copied(refused: Readonly<Record<string, number>>) {
  const taken: string[] = [];
  const copies = {
    copy: ({ key }: { key: string }) => {
      const status = refused[key.split('/').at(-1) ?? ''];
      if (status !== undefined) return Promise.reject(failing(status));
      taken.push(key);
      return Promise.resolve(true);
    },
  } as unknown as ObjectCopies;
  return { shut: await copyUploads(copies, { s3, buckets } as never, 'home', () => undefined), taken };
}

test('what nobody may open is named, and the rest is copied', async () => {
  const { shut, taken } = await copied({ threat: 403, zipped: 403 });
  expect(shut).toEqual(['home/2025/a/threat', 'home/2025/a/zipped']);
  expect(taken).toEqual(['home/2025/a/clean']);
});

test('any other failure ends the export, which goes on another time', async () => {
  await expect(copied({ threat: 500 })).rejects.toThrow('no');
});
