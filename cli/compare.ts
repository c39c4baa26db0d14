/**
 * `nianbao compare REPORT SAVED`: whether a saved portal page or file shows the report as it was approved (its published
 * report.json, or any file of it). Reads both as `extract` does and fetches nothing.
 */
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import { comparePortal, type PortalDifferences } from '#shared/takeaway/portal-check.js';
import { readFileAs } from './extract.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';

export const USAGE = [
  '用法 usage：nianbao compare REPORT SAVED',
  '  REPORT 是公开网站上的 report.json，或审定报告的任一文件；SAVED 是从门户保存下来的网页或文件。',
  '',
].join('\n');
/** The page differs, the page cannot be read, the report itself cannot. */
const EXIT = { same: 0, differs: 2, unreadable: 3, noReport: 4 } as const;

function linesOf({ identity, cells, sections }: PortalDifferences): string[] {
  const shown = (printed: string | null): string => (printed === null ? 'not read' : JSON.stringify(printed));
  return [
    ...(identity === null
      ? []
      : [`another report: ${identity.agencyName ?? 'no name'}, ${identity.year ?? 'no year'}`]),
    ...cells.map(
      ({ cell, approved, portal }) =>
        `${isCellId(cell) ? cellName(cell).zh : cell}: approved ${shown(approved)}, saved ${shown(portal)}`,
    ),
    ...sections.flatMap(({ number, missing, added }) => [
      `section ${number} differs`,
      ...missing.map((text) => `section ${number} lacks: ${text}`),
      ...added.map((text) => `section ${number} has in addition: ${text}`),
    ]),
  ];
}

export async function run(args: readonly string[], terminal: Terminal, read = readFileAs): Promise<number> {
  const [report, saved, ...more] = args;
  if (report === undefined || saved === undefined || more.length > 0) {
    terminal.complain(USAGE);
    return EXIT_USAGE;
  }
  const approved = await read(report, terminal.directory);
  if (approved.status === 'refused') {
    terminal.complain(`${report}: not read as a report: ${approved.reason.code}\n`);
    return EXIT.noReport;
  }
  const check = comparePortal(approved.record, await read(saved, terminal.directory));
  if (check.is === 'unreadable') terminal.write(`${saved}: not read as a report: ${check.code}\n`);
  else if (check.is === 'same') terminal.write(`${saved}: shows the report, all cells and sections\n`);
  else
    terminal.write(
      linesOf(check)
        .map((line) => `${saved}: ${line}\n`)
        .join(''),
    );
  return EXIT[check.is];
}
