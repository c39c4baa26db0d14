/** What the tests of workbooks share: looking into one, and doing to it what people and programs do. */
import { unzipSync } from 'fflate';
import { takenFrom } from '#shared/desk/take-away.js';
import type { Submission } from '#shared/filing/model.js';
import type { TakenSubmission } from '#shared/takeaway/submission.js';
import { textsIn } from '#shared/words/texts.js';
import { zipParts } from '../builders/archive.js';
import { agency, clean, troubled, type Kept } from '../desk/views.js';

export const t = textsIn('zh');

type More = Partial<Pick<Submission, 'explanations' | 'waivers'> & Omit<Kept, 'submission'>>;

export function taken(kept: Kept, { explanations = [], waivers = [], ...more }: More = {}): TakenSubmission {
  return takenFrom({ ...kept, ...more, submission: { ...kept.submission, explanations, waivers } }, agency);
}

/** A draft with one blocking finding, one to explain, two unread cells and one to confirm; and one with nothing open. */
export const TROUBLED = taken(troubled);
export const CLEAN = taken(clean);

export function partsIn(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );
}

/** The workbook with one of its parts rewritten. */
export function rewritten(bytes: Uint8Array, name: string, rewrite: (xml: string) => string): Uint8Array {
  const parts = partsIn(bytes);
  return zipParts({ ...parts, [name]: rewrite(parts[name] ?? '') });
}

export const sheetPart = (sheet: number): string => `xl/worksheets/sheet${sheet}.xml`;

const escape = (text: string): string => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
export const inline = (text: string): string =>
  ` t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;

/** Types into cells of a sheet; a value that begins with a space or a tag is XML: the rest of the cell. */
export function typedIn(bytes: Uint8Array, sheet: number, cells: Readonly<Record<string, string>>): Uint8Array {
  return rewritten(bytes, sheetPart(sheet), (xml) =>
    Object.entries(cells).reduce((changed, [address, text]) => {
      const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(?:/>|>[^]*?</c>)`);
      if (!cell.test(changed)) throw new Error(`no cell ${address}`);
      return changed.replace(
        cell,
        (_, style: string) => `<c r="${address}"${style}${text.startsWith(' ') ? text : inline(text)}`,
      );
    }, xml),
  );
}

/** Texts of a sheet by address, as the file keeps them. */
export function textsOf(bytes: Uint8Array, sheet: number): Record<string, string> {
  const parts = partsIn(bytes);
  const unescape = (text: string): string =>
    text.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? '');
  const strings = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map((match) =>
    unescape(match[1] ?? ''),
  );
  return Object.fromEntries(
    [...(parts[sheetPart(sheet)] ?? '').matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<v>([^<]*)<\/v>)<\/c>/g)].map(
      ([, address = '', attributes = '', value = '']) => [
        address,
        attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : value,
      ],
    ),
  );
}

/** Rows of a sheet in another order, as sorting leaves them; `columns` limits the sort to some columns. */
export function swapped(bytes: Uint8Array, sheet: number, rows: readonly [number, number], columns = /./): Uint8Array {
  const [first, second] = rows;
  return rewritten(bytes, sheetPart(sheet), (xml) => {
    const cellsOf = (row: number): string[] =>
      [
        ...(new RegExp(`<row r="${row}"[^>]*>([^]*?)</row>`).exec(xml)?.[1] ?? '').matchAll(
          /<c [^>]*?(?:\/>|>[^]*?<\/c>)/g,
        ),
      ].map(([cell]) => cell);
    const moved = (from: number, to: number): string =>
      cellsOf(to)
        .map((own, index) => {
          const other = cellsOf(from)[index] ?? own;
          const column = /r="([A-Z]+)/.exec(own)?.[1] ?? '';
          return columns.test(column) ? other.replace(`r="${column}${from}"`, `r="${column}${to}"`) : own;
        })
        .join('');
    const placed = (row: number, content: string): [RegExp, string] => [
      new RegExp(`(<row r="${row}"[^>]*>)[^]*?(</row>)`),
      `$1${content}$2`,
    ];
    const [above, below] = [placed(first, moved(second, first)), placed(second, moved(first, second))];
    return xml.replace(...above).replace(...below);
  });
}
