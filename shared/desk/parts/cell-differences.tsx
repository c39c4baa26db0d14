/** Numbers that differ, in one table: last year's, the last submission's, this one's, and by which factor. */
import { cellName } from '#shared/report/labels.js';
import type { Texts } from '#shared/words/texts.js';
import { isJump, type CellDifference } from '../difference/cells.js';
import { cellAnchor } from './anchors.js';
import { printed } from './cell.js';

interface CellDifferencesProps {
  readonly t: Texts;
  readonly id: string;
  readonly caption: string;
  readonly differences: readonly CellDifference[];
  readonly with: { readonly last: boolean; readonly lastYear: boolean };
}

export function CellDifferences({ t, id, caption, differences, with: columns }: CellDifferencesProps) {
  const words = t.review.difference;
  const heads = [
    ...(columns.lastYear ? [words.lastYear] : []),
    ...(columns.last ? [words.last] : []),
    words.now,
    ...(columns.lastYear ? [words.factor] : []),
  ];
  return (
    <div class="scroll" role="region" aria-labelledby={id} tabindex={0}>
      <table class="plain">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.cell}</th>
            {heads.map((head) => (
              <th scope="col" class="r">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ cell, lastYear, last, now, sinceLast, factor }) => (
            <tr>
              <th scope="row">
                <a href={`#${cellAnchor(cell)}`}>{cellName(cell)[t.language]}</a>
              </th>
              {columns.lastYear ? <td class="r">{lastYear === undefined ? '' : printed(t, lastYear)}</td> : null}
              {columns.last ? (
                <td class="r">
                  {last === undefined ? '' : sinceLast ? <del>{printed(t, last)}</del> : printed(t, last)}
                </td>
              ) : null}
              <td class="r">{sinceLast ? <ins>{printed(t, now)}</ins> : <b>{printed(t, now)}</b>}</td>
              {columns.lastYear ? (
                <td class="r">{factor !== null && isJump(factor) ? words.times(factor) : ''}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
