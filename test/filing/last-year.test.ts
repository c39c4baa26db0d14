/** Whose a document of last year is: what it says counts, where nothing speaks against it. */
import { describe, expect, test } from '@jest/globals';
import { doubtsOf, lastYearFileSchema, proposedFor, type LastYearFile } from '#shared/filing/last-year.js';

const UPLOAD = '0b8f2f0e-7a55-4a53-9d0a-2f4f2c7d1a10';
function fileOf(n: number, more: Partial<Record<keyof LastYearFile, unknown>> = {}): LastYearFile {
  return lastYearFileSchema.parse({
    ...{ id: `${UPLOAD}-${n}`, area: 'home', year: 2025, name: `${n}.docx`, state: 'read', arrival: null },
    ...{
      digest: String(n).repeat(64),
      refusal: null,
      says: { agencyName: '云溪县教育局', year: 2024 },
      match: 'jiaoyu',
    },
    ...{ counts: null, chosen: null, at: '2026-01-10T00:00:00.000Z' },
    ...more,
  });
}

describe('a document', () => {
  test('that names an agency of the roster and the year before is proposed for it', () => {
    const file = fileOf(1);
    expect(doubtsOf(file, [file])).toEqual([]);
    expect(proposedFor(file, [file])).toBe('jiaoyu');
  });

  test('of another year, without a name, or of somebody unknown is proposed for nobody', () => {
    const doubt = (more: Parameters<typeof fileOf>[1]) => {
      const file = fileOf(1, more);
      return [doubtsOf(file, [file]), proposedFor(file, [file])];
    };
    expect(doubt({ says: { agencyName: '云溪县教育局', year: 2023 } })).toEqual([['other-year'], null]);
    expect(doubt({ says: { agencyName: null, year: 2024 }, match: null })).toEqual([['no-name'], null]);
    expect(doubt({ says: { agencyName: '外县水利局', year: 2024 }, match: null })).toEqual([['nobody'], null]);
  });

  test('that states no year is proposed, with a word about it', () => {
    const file = fileOf(1, { says: { agencyName: '云溪县教育局', year: null } });
    expect([doubtsOf(file, [file]), proposedFor(file, [file])]).toEqual([['no-year'], 'jiaoyu']);
  });

  test('beside another of the same agency is for the publisher to choose', () => {
    const all = [fileOf(1), fileOf(2)];
    expect(all.map((file) => doubtsOf(file, all))).toEqual([['several'], ['several']]);
    expect(all.map((file) => proposedFor(file, all))).toEqual([null, null]);
  });

  test('sent twice is proposed once', () => {
    const all = [fileOf(1), fileOf(2, { digest: '1'.repeat(64) })];
    expect(all.map((file) => doubtsOf(file, all))).toEqual([[], ['same-file']]);
    expect(all.map((file) => proposedFor(file, all))).toEqual(['jiaoyu', null]);
  });

  test('that is still to be read, or was refused, is doubted by nobody', () => {
    for (const state of ['waiting', 'refused', 'taken'] as const)
      expect(doubtsOf(fileOf(1, { state }), [])).toEqual([]);
  });
});
