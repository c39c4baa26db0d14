/**
 * The index by which copied passages are found without reading a season's reports (rules D11, D12): which agencies'
 * reports hold a word, one item for each word, and under which words each agency's latest report is entered. What a word
 * is and who is a likely source, the rules say; a search is one look-up of a report's own words, in a season of any size.
 *
 *   WORDS#{area}#2025#{word}   WORDS             the first agencies whose reports hold it
 *   TEXTS#{area}#2025          TEXT#{agency}     the words of the agency's latest checked report, and which one it is
 *
 * The latest is what was last uploaded and read, whatever became of it: words taken from a report that was set aside,
 * returned or withdrawn are taken all the same. An earlier one of the same agency leaves the index when the next is entered.
 */
import * as z from 'zod';
import { Format } from '#shared/formats/format.js';
import { textWithoutWords } from '#shared/formats/steps/text-2.js';
import { agencyIdSchema, type AgencyId } from '#shared/ids/agency-id.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import type { Source } from '#shared/rules/index.js';
import { submissionFrom } from './filings.js';
import { agencyKey, filingPartition, recordSortKey, submissionSortKey, textKey, wordKey } from './keys.js';
import { recordOf } from './records.js';
import { agencyFrom } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const textSchema = z.object({
  agency: agencyIdSchema,
  n: z.number().int().min(1),
  words: z.array(z.string().regex(/^[0-9a-f]{8}$/)),
});
const TEXT = new Format('words of a report', textSchema, [textWithoutWords]);
const WORD = new Format('reports with a word', z.set(agencyIdSchema));

/**
 * So many agencies are entered under a word. What stands in more reports was copied from one of these, or is a phrase
 * of the trade; and no item grows with the season.
 */
export const AGENCIES_OF_A_WORD = 8;

export interface FoundWords {
  /** The words that the agency's report before this one is entered under. */
  readonly before: readonly string[];
  /** For each word the agencies entered under it. */
  readonly entered: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Which report of which agency stands in the index. */
export interface EnteredReport extends FilingRef {
  readonly agency: AgencyId;
  readonly n: number;
}

/** Whose report an item is about that is known by its fingerprints alone; undefined for any other item. */
export function formerText(item: Item): EnteredReport | undefined {
  const [, area, year] = /^TEXTS#([^#]+)#(\d{4})$/.exec(item.pk) ?? [];
  if (area === undefined || Number(item['v'] ?? 1) >= TEXT.version) return undefined;
  const { agency, n } = valueIn(TEXT, item, 'text');
  return { area, year: Number(year), agency, n };
}

/** Looks words up. A report entered within the last second may be missed: that costs half as much to read. */
export async function findWords(table: Table, of: FilingRef, words: readonly string[]): Promise<FoundWords> {
  const [text, ...items] = await table.getAll([textKey(of), ...words.map((word) => wordKey(of, word))], 'eventually');
  return {
    before: text === undefined ? [] : valueIn(TEXT, text, 'text').words,
    entered: new Map(words.map((word, index) => [word, agenciesIn(items[index])])),
  };
}

/** The last agency that leaves a word takes the set with it. */
function agenciesIn(item: Item | undefined): ReadonlySet<string> {
  return item?.['agencies'] === undefined ? new Set() : valueIn(WORD, item, 'agencies');
}

/** Enters a report under its words, and takes out those of its agency's report before that it has no longer. */
export function textWrites(
  submission: EnteredReport,
  words: readonly string[],
  { before, entered }: FoundWords,
): Write[] {
  const { agency, n } = submission;
  const known = new Set(words);
  const isNew = (word: string) => {
    const agencies = entered.get(word) ?? new Set();
    return !agencies.has(agency) && agencies.size < AGENCIES_OF_A_WORD;
  };
  return [
    { Put: { Item: itemOf(TEXT, textKey(submission), 'text', { agency, n, words: [...words] }) } },
    ...words.filter(isNew).map((word) => wordWrite(submission, word, 'ADD')),
    ...before.filter((word) => !known.has(word)).map((word) => wordWrite(submission, word, 'DELETE')),
  ];
}

/**
 * Enters a report under its words again whose text was put back and whose words were not: what is looked for is found as
 * before. Undefined for an item that is no text.
 */
export async function enterAgain(table: Table, item: Item): Promise<void> {
  const [, area, year] = /^TEXTS#([^#]+)#(\d{4})$/.exec(item.pk) ?? [];
  if (area === undefined) return;
  const { agency, n, words } = valueIn(TEXT, item, 'text');
  const of = { area, year: Number(year), agency, n };
  await table.commit(textWrites(of, words, await findWords(table, of, words)));
}

function wordWrite(of: SeasonRef & { readonly agency: string }, word: string, verb: 'ADD' | 'DELETE'): Write {
  return {
    Update: {
      Key: { ...wordKey(of, word) },
      // Two reports that are checked at the same time both stay in.
      UpdateExpression: `SET v = :v ${verb} agencies :agency`,
      ExpressionAttributeValues: { ':v': WORD.version, ':agency': new Set([of.agency]) },
    },
  };
}

/** The latest checked reports of these agencies, to compare with; an agency without one is left out. */
export async function loadSources(table: Table, of: SeasonRef, agencies: readonly string[]): Promise<Source[]> {
  if (agencies.length === 0) return [];
  const refs = agencies.map((agency) => ({ ...of, agency }));
  const items = await table.getAll([...refs.map(textKey), ...refs.map(agencyKey)], 'eventually');
  const known = refs.flatMap((ref, index) => {
    const [text, agency] = [items[index], agencyFrom(items[refs.length + index])];
    if (text === undefined || agency === undefined) return [];
    return [{ ref, name: agency.name, n: valueIn(TEXT, text, 'text').n }];
  });
  const keysOf = (sortKey: (n: number) => string) =>
    known.map(({ ref, n }) => ({ pk: filingPartition(ref), sk: sortKey(n) }));
  const records = await table.getAll([...keysOf(recordSortKey), ...keysOf(submissionSortKey)], 'eventually');
  const sources = known.map(async ({ ref, name, n }, index): Promise<Source[]> => {
    const record = await recordOf(table, records[index]);
    const submission = submissionFrom(records[known.length + index]);
    const filedAt = submission?.withdrawnAt === null ? (submission.statement?.at ?? null) : null;
    return record === null ? [] : [{ agency: ref.agency, n, name, filedAt, sections: record.sections }];
  });
  return (await Promise.all(sources)).flat();
}
