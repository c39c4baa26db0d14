/** Secrets of links and names of grants. */
import { describe, expect, test } from '@jest/globals';
import {
  decisionGrantId,
  filingGrantId,
  filingOfGrant,
  isSecret,
  linkAddress,
  mintSecret,
  publisherGrantId,
  secretDigest,
  submissionOfGrant,
} from '#shared/access/links.js';
import { grantSchema } from '#shared/access/model.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { personSchema } from '#shared/ids/person.js';
import { contact, decideGrant, fileGrant, publishGrant, reviewer, stateIn, stranger } from '../deeds/filing/scene.js';

describe('a secret', () => {
  test('is 256 bits of the given source, as 43 characters that a path holds unescaped', () => {
    const bytes: number[] = [];
    const secret = mintSecret((count) => (bytes.push(count), new Uint8Array(count).fill(0xfb)));
    expect(bytes).toEqual([32]);
    expect(Buffer.from(secret, 'base64url')).toEqual(Buffer.alloc(32, 0xfb));
    expect(encodeURIComponent(secret)).toBe(secret);
    expect(isSecret(secret)).toBe(true);
  });

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => mintSecret())).size).toBe(100);
  });

  test.each([
    ['one character short', 'a'.repeat(42)],
    ['one character long', 'a'.repeat(44)],
    ['nothing', ''],
    ['a path', `${'a'.repeat(40)}/..`],
    ['padding', `${'a'.repeat(42)}=`],
    ['a line break at its end', `${'a'.repeat(43)}\n`],
    ['wide characters', 'ａ'.repeat(43)],
  ])('is not %s', (_, text) => {
    expect(isSecret(text)).toBe(false);
  });

  test('is stored as its SHA-256 (FIPS 180-4, "abc") and addressed below /l/', () => {
    expect(secretDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(linkAddress('https://desk.example.invalid', 'abc')).toBe('https://desk.example.invalid/l/abc');
  });
});

describe('the name of a grant', () => {
  const id = submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 1);
  test('tells persons, stages, submissions and years apart', () => {
    const names = [
      filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact),
      filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, stranger),
      filingGrantId({ area: 'home', year: 2024, agency: 'jiaoyu' }, contact),
      decisionGrantId(id, 'review', reviewer),
      decisionGrantId(id, 'approval', reviewer),
      decisionGrantId(id, 'review', stranger),
      decisionGrantId(submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 2), 'review', reviewer),
      publisherGrantId({ area: 'home', year: 2025 }, reviewer),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('is the same for one address in any spelling, and shows nothing of it', () => {
    const loud = personSchema.parse({ name: '周', address: ' CONTACT@Yunxi.Example.INVALID' });
    expect(filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, loud)).toBe(
      filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact),
    );
    expect(filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact)).not.toMatch(/contact|yunxi|@/);
  });

  test('fits its bounds for the longest agency and the last submission number', () => {
    expect(
      decisionGrantId(
        submissionId({ area: 'a'.repeat(24), year: 2025, agency: 'a'.repeat(40) }, 9999),
        'approval',
        reviewer,
      ).length,
    ).toBeLessThanOrEqual(120);
  });
});

test('a stored grant of each purpose is read back whole, and one that lacks its subject is not a grant', () => {
  const decide = decideGrant('review', stateIn('in-review').submission!);
  for (const grant of [fileGrant, publishGrant, decide]) expect(grantSchema.parse(grant)).toEqual(grant);
  const { agency: _, ...homeless } = fileGrant;
  expect(grantSchema.safeParse(homeless).success).toBe(false);
});

test('the name of a grant says which filing or which submission its page is about, and of no other grant', () => {
  const of = { area: 'qing-shan', year: 2025, agency: 'jiao-yu' };
  const id = submissionId(of, 12);
  const [file, decide] = [filingGrantId(of, contact), decisionGrantId(id, 'review', reviewer)];
  expect([filingOfGrant(file), submissionOfGrant(file)]).toEqual([of, undefined]);
  expect([filingOfGrant(decide), submissionOfGrant(decide)]).toEqual([undefined, id]);
  const publish = publisherGrantId(of, reviewer);
  expect([filingOfGrant(publish), submissionOfGrant(publish)]).toEqual([undefined, undefined]);
});
