/**
 * Where pictures and text boxes lie over a sheet. What they show is not read; a cell under them is never believed
 * without a person's word, and never claimed to be blank, because its figure may stand in the box.
 */
import type { ReadingRefusal } from '../limits.js';
import type { Area } from './sheet-areas.js';
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

/** The boxes of comments and controls in the old notation: those of comments are hidden unless they say otherwise. */
export function readOldDrawing(bytes: Uint8Array): readonly Area[] {
  const areas: Area[] = [];
  let [shown, anchor, taking] = [false, '', false];
  const failure = readXml(bytes, 'old drawing', {
    open: ({ name, attributes }) => {
      if (name === 'v:shape' || name === 'v:rect')
        [shown, anchor] = [!/visibility:\s*hidden/iu.test(attributes['style'] ?? ''), ''];
      else if (name === 'x:Visible') shown = true;
      else if (name === 'x:Anchor') taking = true;
      return undefined;
    },
    text: (piece) => {
      if (taking) anchor += piece;
    },
    close: (name) => {
      if (name === 'x:Anchor') taking = false;
      if ((name !== 'v:shape' && name !== 'v:rect') || !shown) return;
      const [left, , top, , right, , bottom] = anchor.split(',').map(Number);
      const known = [left, top, right, bottom].every((place) => Number.isInteger(place));
      areas.push(known && anchor !== '' ? areaOf(top, left, bottom, right) : EVERYWHERE);
    },
  });
  return failure === undefined ? areas : [EVERYWHERE];
}

const EVERYWHERE: Area = { top: 1, left: 1, bottom: Infinity, right: Infinity };

function areaOf(top = 0, left = 0, bottom = 0, right = 0): Area {
  return { top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 };
}
