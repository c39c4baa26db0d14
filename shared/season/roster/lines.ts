/**
 * Rows and columns -> lines as they would be saved. What the file does not say is filled: the code and the kind by the name,
 * everyday names by habit, and everything else of a known agency by what stands.
 */
import { everydayNames } from '#shared/rules/text/everyday-names.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { Agency, Season } from '../model.js';
import type { DraftLine, LineNote } from './draft.js';
import { isField, KIND_WORDS, kindOfWord, type ColumnUse, type RosterField, type SourceRow } from './fields.js';
import { makeId } from './ids.js';
import { guessKind, isAgencyName } from './kinds.js';
import { nameIndex, plainName } from './names.js';
import { readContact, readDecider, saidIn } from './people.js';
import type { PinyinOf } from './pinyin.js';

export interface Understanding {
  readonly season: Season;
  readonly known: readonly Agency[];
  readonly pinyinOf: PinyinOf;
}

export interface UnderstoodLines {
  readonly lines: DraftLine[];
  readonly left: { line: number; text: string }[];
}

/** The word that a kind is edited by. */
export function wordOfKind(kind: AgencyKind): string {
  return Object.entries(KIND_WORDS).find(([, each]) => each === kind)?.[0] ?? '';
}

export function understandLines(
  rows: readonly SourceRow[],
  uses: readonly ColumnUse[],
  { season, known, pinyinOf }: Understanding,
): UnderstoodLines {
  const byName = nameIndex(known);
  const byId = new Map(known.map((agency) => [agency.id as string, agency]));
  const left: UnderstoodLines['left'] = [];
  const read = rows.flatMap((row) => {
    const cells = cellsByUse(row, uses);
    if (isAgencyRow(row, cells)) return [{ row, cells }];
    const text = [...new Set(row.cells.filter((cell) => cell !== ''))].join(' ').slice(0, 80);
    if (text !== '') left.push({ line: row.line, text });
    return [];
  });
  const named = read.map(({ row, cells }) => {
    const [said, id] = [cleanName(first(cells, 'name')), first(cells, 'id').toLowerCase()];
    const before = byId.get(id) ?? byName.get(plainName(said));
    // Who is called by a name of every day, or a former one, keeps the full name.
    const knownAs = id === '' && before !== undefined && plainName(before.name) !== plainName(said);
    return { row, cells, said, name: knownAs ? before.name : said, id, before };
  });
  const taken = new Set<string>([...byId.keys(), ...named.map(({ id }) => id)]);
  const columns = new Set(uses.filter(isField));
  const lines = named.map(({ row, cells, said, name, id: given, before }): DraftLine => {
    const notes: LineNote[] = said === name ? [] : [{ field: 'name', code: 'known-as', value: said }];
    let id = before !== undefined && given === '' ? (before.id as string) : given;
    if (id === '' && name !== '') {
      id = makeId(name, { areaName: season.areaName, pinyinOf, taken });
      taken.add(id);
      notes.push({ field: 'id', code: 'made', value: '' });
    }
    const contact = readContact({
      name: first(cells, 'contactName'),
      address: first(cells, 'contactAddress'),
      phones: cells.get('phone') ?? [],
    });
    notes.push(...contact.notes);
    const deciders = decidersOf(cells, columns, before);
    const kind = kindOf(first(cells, 'kind'), name, season.areaName, before);
    if (kind.guessed) notes.push({ field: 'kind', code: 'guessed', value: '' });
    const aliases = aliasesOf(saidIn(first(cells, 'aliases')), before);
    const values = {
      id,
      name,
      kind: kind.word,
      contactName: contact.name,
      contactAddress: contact.address,
      phone: contact.phone === '' && !columns.has('phone') ? (before?.phone ?? '') : contact.phone,
      ...deciders,
      ruleMaking: columns.has('ruleMaking') ? saidIn(first(cells, 'ruleMaking')) || powerIn(cells) : power(before),
      aliases: aliases.join('、'),
      parent: saidIn(first(cells, 'parent')),
    };
    return { line: row.line, values, notes, skipped: false };
  });
  return { lines: withEverydayNames(lines, season.areaName, known), left };
}

type Cells = ReadonlyMap<ColumnUse, readonly string[]>;

function cellsByUse({ cells }: SourceRow, uses: readonly ColumnUse[]): Cells {
  const found = new Map<ColumnUse, string[]>();
  uses.forEach((use, at) => {
    found.set(use, [...(found.get(use) ?? []), (cells[at] ?? '').trim()]);
  });
  return found;
}

const first = (cells: Cells, use: RosterField): string => cells.get(use)?.[0] ?? '';

/** 无 means no here, and not nothing. */
const powerIn = (cells: Cells): string => (first(cells, 'ruleMaking').trim() === '无' ? '无' : '');
const power = (before: Agency | undefined): string => (before?.ruleMaking === true ? '有' : '');

/** Names broken over lines or spread by spaces are one name. */
function cleanName(cell: string): string {
  return saidIn(cell.replace(/(?<=[\p{Script=Han}（）()])\s+(?=[\p{Script=Han}（）()])/gu, ''));
}

const NOTE = /^(?:[注备]|说明|填表|填报说明|制表|合计|小计|总计|共计|联系电话|请|本表|以上|以下|\*|※)/u;
const GROUP = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])/u;

/** A line of the roster says a name of an agency, or at least a person; titles, groups, notes, sums and empty rows do not. */
function isAgencyRow(row: SourceRow, cells: Cells): boolean {
  const said = [...new Set(row.cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  if (said.length === 0) return false;
  const [name, contact, address] = (['name', 'contactName', 'contactAddress'] as const).map((use) => first(cells, use));
  const [start = ''] = said;
  if (said.length === 1) return !NOTE.test(start) && !GROUP.test(start) && name === start && isAgencyName(start);
  if (NOTE.test(start) && contact === '' && !/@/u.test(address ?? '')) return false;
  if (NOTE.test(name ?? '') && (address ?? '') === '') return false;
  return (name ?? '') !== '' || (contact ?? '') !== '' || (address ?? '') !== '' || first(cells, 'id') !== '';
}

type Deciders = Pick<DraftLine['values'], 'reviewerName' | 'reviewerAddress' | 'approverName' | 'approverAddress'>;

/** Empty cells mean the season's people; columns that are not there leave a known agency those it has. */
function decidersOf(cells: Cells, columns: ReadonlySet<RosterField>, before: Agency | undefined): Deciders {
  const of = (role: 'reviewer' | 'approver') => {
    const [name, address] = [`${role}Name`, `${role}Address`] as const;
    if (columns.has(name) || columns.has(address)) return readDecider(first(cells, name), first(cells, address));
    return before === undefined ? { name: '', address: '' } : before[role];
  };
  const [reviewer, approver] = [of('reviewer'), of('approver')];
  return {
    reviewerName: reviewer.name,
    reviewerAddress: reviewer.address,
    approverName: approver.name,
    approverAddress: approver.address,
  };
}

function kindOf(said: string, name: string, areaName: string, before: Agency | undefined) {
  const cell = saidIn(said);
  if (cell !== '') {
    const kind = kindOfWord(cell);
    return { word: kind === undefined ? cell : wordOfKind(kind), guessed: false };
  }
  if (before !== undefined) return { word: wordOfKind(before.kind), guessed: false };
  return { word: name === '' ? '' : wordOfKind(guessKind(name, areaName)), guessed: name !== '' };
}

export function splitNames(text: string): string[] {
  return [...new Set(text.split(/[、,，;；/\n]/u).map((each) => each.trim()))].filter((each) => each !== '');
}

function aliasesOf(said: string, before: Agency | undefined): string[] {
  return [...new Set([...(before?.aliases ?? []), ...splitNames(said)])].slice(0, 20);
}

/** For who has none yet; a name that would mean two agencies of the roster means neither. */
function withEverydayNames(lines: readonly DraftLine[], areaName: string, known: readonly Agency[]): DraftLine[] {
  const knownIds = new Set<string>(known.map(({ id }) => id));
  const guesses = lines.map(({ values }) => (values.name === '' ? [] : everydayNames(values.name, areaName)));
  const times = new Map<string, number>();
  const count = (name: string) => times.set(name, (times.get(name) ?? 0) + 1);
  guesses.flat().forEach(count);
  lines.forEach(({ values }) => {
    [values.name, ...splitNames(values.aliases)].forEach(count);
  });
  known.flatMap(({ name, aliases }) => [name, ...aliases]).forEach(count);
  return lines.map((line, at) => {
    if (knownIds.has(line.values.id)) return line;
    const own = splitNames(line.values.aliases);
    const added = (guesses[at] ?? []).filter((name) => times.get(name) === 1);
    if (added.length === 0) return line;
    const aliases = [...own, ...added].slice(0, 20).join('、');
    const note: LineNote = { field: 'aliases', code: 'guessed', value: '' };
    return { ...line, values: { ...line.values, aliases }, notes: [...line.notes, note] };
  });
}
