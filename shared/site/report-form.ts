/**
 * A published report as the official form, for the files that are made of it: what the page shows and nothing else, and of every
 * text only what can be seen. Below it, under a heading that readers know, what is said about the report: notes, who filed it, digests.
 */
import { ANNEX_HEADING } from '#shared/report/annex.js';
import { cellName, SECTION_ORDINALS } from '#shared/report/labels.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { shownReport, shownText, type OfficialReport } from '#shared/takeaway/official-report.js';
import { textsIn } from '#shared/words/texts.js';
import { publishedFiles as words } from '#shared/words/zh/published-files.js';
import type { PublishedReport } from './model.js';
import { keyedCells, notesOf } from './notes.js';

export function publishedForm(report: PublishedReport): OfficialReport {
  const { record, agency, year } = report;
  return {
    ...shownReport(record, { agencyName: agency.name, year }),
    annex: { heading: ANNEX_HEADING, lines: aboutReport(report).map(shownText) },
  };
}

function aboutReport(report: PublishedReport): string[] {
  const t = textsIn('zh');
  const { site } = t;
  const { statement, original, correction } = report;
  const fact = words.fact;
  return [
    words.intro,
    fact(site.version(report.version), site.published(t.dates.dayOf(report.publishedAt))),
    ...(correction === null
      ? []
      : [site.corrected(t.dates.dayOf(correction.at)), site.correctionReason(correction.reason)]),
    ...(report.record.shortFormRow === null ? [] : [site.shortFormNote]),
    ...notesOf(report).flatMap((note) => {
      const mark = site.noteMark(note.n);
      const message = note.message.zh;
      const table = note.table === null ? undefined : words.table(SECTION_ORDINALS[note.table - 1] ?? '');
      return [
        table === undefined ? words.noteOnReport(mark, message) : words.noteOnTable(mark, table, message),
        ...(note.explanation === undefined ? [] : [`${site.explained}${note.explanation.text}`]),
        ...(note.waiver === undefined ? [] : [`${site.waived(t.dates.dayOf(note.waiver.at))}${note.waiver.reason}`]),
      ];
    }),
    ...([2, 3, 4] as const).flatMap((table) =>
      keyedCells(report, table).map(({ at, cells }) =>
        site.keyedNote(cells.map((id) => cellName(id).zh).join(t.punctuation.list), t.dates.dayOf(at)),
      ),
    ),
    fact(site.officer, site.officerName(statement.officer, statement.title)),
    fact(site.filedAt, t.dates.dayOf(statement.at)),
    ...report.decisions.map(({ stage, at }) => fact(site.stages[stage], t.dates.dayOf(at))),
    fact(site.upload, t.names.submissionNumber(partsOf(report.submission).n)),
    fact(site.originalDigest, original.digest),
    report.seal === null ? site.beforeSeals : fact(site.sealDigest, report.seal.digest),
    fact(site.auditHead, report.checkpoint.head),
  ];
}
