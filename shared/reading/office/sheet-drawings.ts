/**
 * Where pictures and text boxes lie over a sheet. What they show is not read; a cell under them is never claimed to be
 * blank, because its figure may stand in the box.
 */
import type { ReadingRefusal } from '../limits.js';
import type { Area } from './sheet.js';
import { readXml } from './xml.js';

export function readDrawings(bytes: Uint8Array): { readonly areas: readonly Area[] } | ReadingRefusal {
  const areas: Area[] = [];
  let corner: 'from' | 'to' | undefined;
  let [taking, text] = [false, ''];
  let place = { from: { row: 0, col: 0 }, to: { row: 0, col: 0 } };
  let anchored = false;
  const failure = readXml(bytes, 'drawing', {
    open: ({ name }) => {
      if (name.endsWith('Anchor') && name.startsWith('xdr:')) {
        place = { from: { row: 0, col: 0 }, to: { row: 0, col: 0 } };
        anchored = false;
      } else if (name === 'xdr:from' || name === 'xdr:to') {
        corner = name === 'xdr:from' ? 'from' : 'to';
        anchored ||= corner === 'to';
      } else if (name === 'xdr:row' || name === 'xdr:col') [taking, text] = [true, ''];
      return undefined;
    },
    text: (piece) => {
      if (taking) text += piece;
    },
    close: (name) => {
      if ((name === 'xdr:row' || name === 'xdr:col') && corner !== undefined) {
        place[corner][name === 'xdr:row' ? 'row' : 'col'] = Math.trunc(Number(text)) || 0;
        taking = false;
      } else if (name === 'xdr:from' || name === 'xdr:to') corner = undefined;
      else if (name.endsWith('Anchor') && name.startsWith('xdr:')) {
        const { from, to } = place;
        // Without a second corner its size is told in other measures: it may reach over anything right of and below it.
        const [bottom, right] = anchored ? [to.row + 1, to.col + 1] : [Infinity, Infinity];
        areas.push({ top: from.row + 1, left: from.col + 1, bottom, right });
      }
    },
  });
  return failure ?? { areas };
}
