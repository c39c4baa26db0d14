/** Files that people hand in beside their reports: rosters, workbooks that come back, archives of last year, saved portal pages. */
import { readDocument } from '#shared/reading/read-document.js';
import { isRefusal } from '#shared/reading/limits.js';
import { openArchive } from '#shared/reading/office/archive.js';
import { splitRows } from '#shared/season/roster/delimited.js';
import { readRosterFile } from '#shared/season/roster/file.js';
import { judgeRoster } from '#shared/season/roster/judge.js';
import { understand, type HandedIn } from '#shared/season/roster/understand.js';
import { annotatedWorkbook } from '#shared/takeaway/annotated-workbook.js';
import { readAnswers } from '#shared/takeaway/answers.js';
import { matchAnswers } from '#shared/takeaway/match-answers.js';
import { comparePortal } from '#shared/takeaway/portal-check.js';
import { tableFromText } from '#shared/form/table-text.js';
import { textsIn } from '#shared/words/texts.js';
import { zipParts } from '../../builders/archive.js';
import { htmlReport } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { recordOf } from '../../builders/record.js';
import { ROSTERS } from '../../builders/rosters.js';
import { textCells } from '../../builders/text-cells.js';
import { distinctValues } from '../../builders/values.js';
import { agency, season } from '../../deeds/filing/scene.js';
import { TROUBLED } from '../../takeaway/workbooks.js';
import { SECONDS_OF_A_CHILD, SECONDS_OF_A_PAGE, textOf, utf8, type Target } from '../target.js';

const values = distinctValues(21);
const narrative = narrativeFor(values);
const t = textsIn('zh');

const WORKBOOK_WORDS = [
  '<mergeCell ref="A1:AN6000"/>',
  '<c r="A1"><v>1</v></c>',
  '<row r="1048576">',
  ' hidden="1"',
  '&#xD;',
  '<is><t>',
  't="s"',
];

const SENT = Object.values(ROSTERS).map(({ content }) => (typeof content === 'string' ? utf8(content) : content));
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50;

/** Syllables are another package's: here each character is its own. */
const pinyinOf = (text: string) => [...text];

/** As import-roster takes what was handed in, up to the page of what is wrong with it. */
function asImported(handedIn: HandedIn): string {
  const content = understand(handedIn, { season, known: [agency], pinyinOf });
  if ('refused' in content) return content.refused;
  const { lines } = judgeRoster(content.lines, season, [agency], '2026-01-19');
  return lines.some(({ problems }) => problems.length > 0) ? 'with problems' : 'read';
}

export const WORKBOOK_TARGETS: readonly Target[] = [
  {
    name: 'roster: workbook',
    enters: 'shared/season/roster/file.ts',
    soil: () => ({
      seeds: SENT.filter(isArchive),
      packed: true,
      grain: 'markup',
      words: WORKBOOK_WORDS,
    }),
    read: (bytes) => {
      const tables = readRosterFile(bytes);
      return 'problem' in tables ? tables.problem : asImported({ fileName: 'a.xlsx', tables });
    },
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'roster: text',
    enters: 'shared/season/roster/file.ts',
    soil: () => ({
      seeds: [
        utf8(
          '单位名称\t联系人\t邮箱\n云溪县教育局\t张三\tzhang@yunxi.example.invalid\n云溪县财政局\t李四\t13800000000\n',
        ),
        utf8('序号,单位,类别,联系人,联系邮箱\r\n1,"云溪县""民政""局",部门,王五,wang@yunxi.example.invalid\r\n'),
        ...SENT.filter((bytes) => !isArchive(bytes)),
      ],
      grain: 'text',
      words: ['\t', ',', '"', '；', '、', '@', '（', '1380000', '.invalid', '部门'],
    }),
    read: (bytes) => {
      const tables = readRosterFile(bytes);
      const pasted = [{ sheet: null, rows: splitRows(textOf(bytes).normalize('NFC')) }];
      return 'problem' in tables
        ? `${tables.problem}; pasted: ${asImported({ fileName: null, tables: pasted })}`
        : asImported({ fileName: 'a.csv', tables });
    },
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'workbook with answers',
    enters: 'shared/takeaway/answers.ts',
    soil: () => ({ seeds: [annotatedWorkbook(TROUBLED, t)], packed: true, grain: 'markup', words: WORKBOOK_WORDS }),
    read: (bytes) => {
      const answers = readAnswers(bytes);
      if ('problem' in answers) return answers.problem;
      if ('mixed' in answers) return 'mixed';
      const { skipped } = matchAnswers(answers, TROUBLED, t);
      return skipped.length > 0 ? 'some skipped' : 'read';
    },
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'pasted table',
    enters: 'shared/form/table-text.ts',
    soil: () => ({
      seeds: [utf8(textCells({ values, narrative }, { separator: 'tabs' }))],
      grain: 'text',
      words: ['\t', '"', '１', '/', '无', '\r'],
    }),
    read: (bytes) => {
      const found = (['table2', 'table3', 'table4'] as const).map((part) => tableFromText(part, textOf(bytes)));
      return found.some((one) => 'content' in one) ? 'taken' : 'not this table';
    },
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'archive of reports',
    enters: 'shared/reading/office/archive.ts',
    soil: () => ({
      seeds: [zipParts({ '教育局.txt': '一', 'a/民政局.html': '<table>', '__MACOSX/._a': 'x', 'b.pdf': '%PDF-1.4' })],
      words: ['PK\u0001\u0002', 'PK\u0003\u0004', 'PK\u0005\u0006', '../', 'a/'],
    }),
    read: (bytes) => {
      const archive = openArchive(bytes);
      if (isRefusal(archive)) return archive.refused;
      const parts = archive.names.map((name) => [archive.read(name), archive.beginning(name, 64)] as const);
      return parts.every(([part]) => part !== undefined && !isRefusal(part)) ? 'opened' : 'some refused';
    },
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'saved portal page',
    enters: 'shared/takeaway/portal-check.ts',
    soil: () => ({
      seeds: [htmlReport({ values, narrative })],
      grain: 'markup',
      words: ['<table>', '<td colspan="99">', '</p>', '<style>', '一、总体情况', '\u200b'],
    }),
    read: async (bytes) => {
      const approved = recordOf(values, { narrative });
      const { is } = comparePortal(approved, await readDocument(bytes));
      return is;
    },
    seconds: SECONDS_OF_A_CHILD,
  },
];
