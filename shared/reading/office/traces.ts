/**
 * What an Office document carries beside what it prints: who wrote it, comments, tracked changes, hidden text and cells.
 * The readers of the tables leave all of it out; here it is only counted and named. A part that cannot be read tells
 * nothing: the document itself was readable, and that is what decides.
 */
import { isRefusal } from '../limits.js';
import type { Trace } from '#shared/report/record.js';
import { partsOfType, type Package } from './parts.js';
import type { Sheet } from './sheet.js';
import { isOn, readXml } from './xml.js';

/** Names of the author and of who saved last; each once. */
export function authorsOf(pack: Package): Trace[] {
  const parts = partsOfType(pack, '', 'core-properties');
  const [bytes] = isRefusal(parts) ? [] : parts;
  if (bytes === undefined) return [];
  const names = new Set<string>();
  let taken: string | undefined;
  readXml(bytes, 'core properties', {
    open: ({ name }) => {
      if (name === 'dc:creator' || name === 'cp:lastModifiedBy') taken = '';
      return undefined;
    },
    text: (piece) => {
      if (taken !== undefined) taken += piece;
    },
    close: () => {
      const author = taken?.replace(/\s+/gu, ' ').trim() ?? '';
      if (author !== '') names.add(author);
      taken = undefined;
    },
  });
  return [...names].map((detail) => ({ kind: 'author', detail }));
}

/** How many comments hang on a part: of Word's document, or of one sheet. */
export function countComments(pack: Package, source: string): number {
  const parts = partsOfType(pack, source, 'comments');
  let count = 0;
  for (const bytes of isRefusal(parts) ? [] : parts) {
    readXml(bytes, 'comments', {
      open: ({ name }) => {
        if (name === 'w:comment' || name === 's:comment') count += 1;
        return undefined;
      },
    });
  }
  return count;
}

export function counted(kind: Trace['kind'], count: number): Trace[] {
  return count === 0 ? [] : [{ kind, detail: String(count) }];
}

/** Insertions and deletions name their author; a changed format does so too. */
const TRACKED = /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)$/u;

/** Tracked changes of a Word document, and the characters that its runs hide by their own properties. */
export function tracesInText(main: Uint8Array): Trace[] {
  const path: string[] = [];
  let [changes, hidden] = [0, 0];
  let vanished = false;
  readXml(main, 'document', {
    open: ({ name, attributes }) => {
      const parent = path[path.length - 1] ?? '';
      if (TRACKED.test(name)) changes += 1;
      if (name === 'w:r') vanished = false;
      const ofRun = parent === 'w:rPr' && path[path.length - 2] === 'w:r';
      if (name === 'w:vanish' && ofRun) vanished = isOn(attributes['w:val']);
      path.push(name);
      return undefined;
    },
    text: (piece) => {
      if (vanished && path[path.length - 1] === 'w:t') hidden += piece.trim().length;
    },
    close: (name) => {
      path.pop();
      if (name === 'w:r') vanished = false;
    },
  });
  return [...counted('tracked-changes', changes), ...counted('hidden-text', hidden)];
}

/** Whether something is written in rows or columns of a sheet that are hidden. */
export function hidesCells(sheet: Sheet): boolean {
  const columns = sheet.columns.filter((column) => column.hidden);
  const isHidden = (row: number, column: number): boolean =>
    sheet.hiddenRows.has(row) || columns.some(({ from, to }) => from <= column && column <= to);
  return [...sheet.cells].some(([row, line]) =>
    [...line].some(([column, cell]) => cell.text.trim() !== '' && isHidden(row, column)),
  );
}
