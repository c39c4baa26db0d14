/** Why a report stands where it stands in the queue, in one line. */
import type { Texts } from '#shared/words/texts.js';
import type { Risk } from './risk.js';

export function linesOfWhy(t: Texts, risk: Risk): string[] {
  const words = t.myDesk.why;
  const changes = risk.changes.map(({ name, now, before }) => words.figure(t.myDesk.figures[name], now, before));
  return [
    ...(risk.anew ? [words.anew] : []),
    ...(risk.again ? [words.again] : []),
    ...changes,
    ...(risk.explained > 0 ? [words.explained(risk.explained)] : []),
    ...(risk.waived > 0 ? [words.waived(risk.waived)] : []),
    ...(risk.attested > 0 ? [words.attested(risk.attested)] : []),
    ...(risk.explained + risk.waived === 0 ? [words.clean] : []),
    ...(risk.notes > 0 ? [words.notes(risk.notes)] : []),
    ...(!risk.hasLastYear ? [words.noLastYear] : changes.length === 0 ? [words.near] : []),
  ];
}
