/** The index of words finds whatever the rules would call copied, and stays as small in a season of any size. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Section } from '#shared/report/record.js';
import { candidates, fingerprintsOf } from '#shared/rules/text/copying/fingerprints.js';
import { indexWords, likelySources, MOST_WORDS } from '#shared/rules/text/copying/index-words.js';
import { copiedPassages } from '#shared/rules/text/copying/passages.js';
import { written } from '#shared/rules/text/copying/written.js';
import { AGENCIES_OF_A_WORD } from '#shared/store/texts.js';
import { narrativeFor } from '../../builders/narrative.js';
import { consistentValues, seededIntegers } from '../../builders/values.js';

function sections(texts: Readonly<Record<number, string>>): Section[] {
  return Object.entries(texts).map(([number, text]) => ({
    number: Number(number),
    heading: '',
    located: true,
    paragraphs: text.split('\n'),
    pages: null,
  }));
}

/** Nothing in it stands in the text of another seed. */
function ownText(seed: number, length: number): string {
  const integer = seededIntegers(seed);
  let text = '';
  while (text.length < length) text += String.fromCharCode(0x4e00 + integer(0, 20_000));
  return text;
}

/** A season's index as the store keeps it: the first agencies of each word. */
class Index {
  readonly entered = new Map<string, string[]>();

  enter(agency: string, report: readonly Section[]): void {
    for (const word of indexWords(report).flatMap(({ words }) => words)) {
      const agencies = this.entered.get(word) ?? [];
      if (agencies.length < AGENCIES_OF_A_WORD) this.entered.set(word, [...agencies, agency]);
    }
  }

  find(report: readonly Section[]): string[] {
    return likelySources(indexWords(report), this.entered, 'self').slice(0, 4);
  }
}

/** As rules D11 and D12 judge. */
function isCopied(own: readonly Section[], other: readonly Section[]): boolean {
  const { bySection } = copiedPassages(written(own), written(other));
  return [1, 5].some((section) => {
    const { share = 0, length = 0 } = bySection.get(section) ?? {};
    return length >= 80 && share >= 0.5;
  });
}

const length = (min: number, max: number) => fc.integer({ min, max });

describe('the index of words', () => {
  test('finds the report that half of a section was copied from, wherever it stands there and here', () => {
    fc.assert(
      fc.property(
        fc.record({ seed: length(1, 1e6), own: length(80, 2_000), other: length(0, 4_000), rest: length(0, 800) }),
        fc.record({ there: length(0, 100), here: length(0, 100), section: fc.constantFrom(1, 5) }),
        ({ seed, own, other, rest }, { there, here, section }) => {
          const copied = ownText(seed, own);
          // As much again is the agency's own, and the source may be six times as long as what was taken.
          const [mine, theirs] = [ownText(seed + 1, own - 2), ownText(seed + 2, Math.min(other, 5 * own))];
          const [cut, place] = [Math.floor((here / 100) * mine.length), Math.floor((there / 100) * theirs.length)];
          const report = sections({
            [section]: mine.slice(0, cut) + copied + mine.slice(cut),
            [6 - section]: ownText(seed + 3, rest),
          });
          const source = sections({
            1: theirs.slice(0, place) + copied + theirs.slice(place),
            5: ownText(seed + 4, rest),
          });
          expect(isCopied(report, source)).toBe(true);
          const index = new Index();
          index.enter('source', source);
          expect(index.find(report)).toEqual(['source']);
        },
      ),
      { numRuns: 100 },
    );
  });

  // So short a piece holds a handful of words at most, and a section is entered under few of its words: some are missed.
  test('finds nearly all where only pieces of 35 characters are the same', () => {
    const integer = seededIntegers(7);
    let [copies, missed] = [0, 0];
    for (let run = 0; run < 400; run++) {
      const [seed, pieces] = [integer(1, 1_000_000), integer(6, 40)];
      const copied = Array.from({ length: pieces }, (_, piece) => ownText(seed + 7 * piece, 35));
      const woven = (by: number) => copied.map((piece, at) => piece + ownText(seed + by + 7 * at, 30)).join('');
      const [report, source] = [sections({ 1: woven(1) }), sections({ 1: woven(2), 5: ownText(seed + 3, 300) })];
      if (!isCopied(report, source)) continue;
      copies += 1;
      const index = new Index();
      index.enter('source', source);
      if (index.find(report).length === 0) missed += 1;
    }
    expect(copies).toBeGreaterThan(350);
    expect(missed).toBeLessThanOrEqual(copies / 100);
  });

  test('finds among 150 reports with the same phrases whom the comparison with all of them finds', () => {
    const integer = seededIntegers(41);
    const reportOf = (n: number): Section[] => {
      const [one = [], , , , five = []] = narrativeFor(consistentValues(n), { agencyName: `第${n}示例局` }).sections;
      return sections({ 1: one.join('\n') + ownText(9_000 + n, 150), 5: five.join('\n') + ownText(19_000 + n, 60) });
    };
    const season = Array.from({ length: 150 }, (_, n) => ({ id: `other-${n}`, report: reportOf(n) }));
    const index = new Index();
    for (const { id, report } of season) index.enter(id, report);
    const known = season.map((one) => ({ id: one, fingerprints: fingerprintsOf(one.report) }));
    for (let n = 0; n < 40; n++) {
      const source = season[integer(0, season.length - 1)]!;
      const taken = source.report.find(({ number }) => number === 1)!.paragraphs;
      const own = reportOf(1_000 + n);
      const report = own.map((section) =>
        section.number === 1 ? { ...section, paragraphs: [...taken, ownText(n, integer(0, 100))] } : section,
      );
      const before = candidates(fingerprintsOf(report), known).slice(0, 4);
      expect(before.some(({ id }) => id === source.id)).toBe(true);
      expect(index.find(report)).toContain(source.id);
    }
  });

  test('names, of a text that everybody took, some of those who took it', () => {
    const common = ownText(5, 600);
    const index = new Index();
    for (let n = 0; n < 50; n++) index.enter(`other-${n}`, sections({ 1: common + ownText(100 + n, 100) }));
    const found = index.find(sections({ 1: common }));
    expect(found).toHaveLength(4);
    expect(Math.max(...[...index.entered.values()].map((agencies) => agencies.length))).toBe(AGENCIES_OF_A_WORD);
  });

  test('never knows a report by more words than fit, gives a short section what a long one leaves, and no other section any', () => {
    const count = (texts: Record<number, number>) =>
      indexWords(sections(Object.fromEntries(Object.entries(texts).map(([n, size]) => [n, ownText(Number(n), size)]))));
    for (const size of [0, 20, 100, 1_000, 20_000]) {
      const words = count({ 1: size, 2: 500, 5: 5_000, 6: 500 });
      expect(words.map(({ section }) => section).sort()).toEqual([1, 5]);
      const total = words.reduce((sum, one) => sum + one.words.length, 0);
      expect(total).toBeLessThanOrEqual(MOST_WORDS);
      expect(total).toBeGreaterThan(MOST_WORDS / 2);
    }
  });

  test('never names the own earlier report', () => {
    const report = sections({ 1: ownText(1, 500) });
    const index = new Index();
    index.enter('self', report);
    expect(index.find(report)).toEqual([]);
  });
});
