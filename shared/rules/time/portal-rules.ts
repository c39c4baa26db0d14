/**
 * T03 and T04: what the office's own portal shows. They are judged when somebody has a saved portal page compared with an
 * approved report, never before filing: there is nothing there yet. They ask nothing and hold nothing up.
 */
import { TABLE2_CELLS, TABLE4_CELLS, isCellId, type CellId } from '#shared/report/cells.js';
import type { CheckContext, PortalShown } from '../context.js';
import type { Rule, RuleJudgement } from '../rule.js';
import { dayName } from './days.js';

function open(why: string): RuleJudgement {
  return { kind: 'not-applicable', cells: [], why };
}

function publishedEarly({ portal, year }: CheckContext): readonly RuleJudgement[] {
  if (portal === undefined) return [];
  if (portal.since === null || year === undefined) return [open('不知道门户网站上的年报是哪一天公布的，无法核对。')];
  if (portal.since > `${year}-12-31`) return [];
  const day = dayName(portal.since);
  return [
    {
      kind: 'found',
      cells: [],
      message: {
        zh: `报告在统计期结束前（${day.zh}）发布：统计期到${year}年12月31日为止。`,
        en: `Published before the period ended, on ${day.en}: it ends on 31 December ${year}.`,
      },
    },
  ];
}

/** Cells that the page and the file print differently, or of which one could not be read. */
function unlike(page: NonNullable<PortalShown['page']>, file: NonNullable<PortalShown['file']>): string[] {
  return [...new Set([...Object.keys(page), ...Object.keys(file)])].filter((cell) => {
    const [there, here] = [page[cell], file[cell]];
    return there !== here || there === null;
  });
}

/** In which of the three tables, by the section that holds it. */
function sectionOf(cell: string): 2 | 3 | 4 {
  if ((TABLE2_CELLS as readonly string[]).includes(cell)) return 2;
  return (TABLE4_CELLS as readonly string[]).includes(cell) ? 4 : 3;
}

const SECTIONS = [
  [2, '二'],
  [3, '三'],
  [4, '四'],
] as const;

function pageAndFile({ portal }: CheckContext): readonly RuleJudgement[] {
  if (portal === undefined) return [];
  const { page, file } = portal;
  if (page === null || file === null) {
    return [open(page === null ? '还没有核对网页，无法与电子版比对。' : '还没有核对可下载的电子版，无法与网页比对。')];
  }
  const cells = unlike(page, file);
  if (cells.length === 0) return [];
  const counts = SECTIONS.flatMap(([number, name]) => {
    const n = cells.filter((cell) => sectionOf(cell) === number).length;
    return n === 0 ? [] : [{ number, name, n }];
  });
  return [
    {
      kind: 'found',
      cells: cells.filter((cell): cell is CellId => isCellId(cell)),
      message: {
        zh: `网页版与电子版${counts.map(({ name, n }) => `第${name}部分有${n}处`).join('、')}不一致。`,
        en: `The web page and the file differ: ${counts.map(({ number, n }) => `section ${number} in ${n} ${n === 1 ? 'place' : 'places'}`).join(', ')}.`,
      },
    },
  ];
}

export const T03: Rule = {
  id: 'T03',
  severity: 'note',
  scope: 'record',
  title: { zh: '不在统计期结束前公布', en: 'Not published before the period ends' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '年度报告的统计期是当年1月1日至12月31日（《条例》第四十九条、第五十条）。统计期没有结束，数字还会变。只在核对门户网站时判断，以网页上写明的发布日期为准；网页没有写的，以核对人填写的为准。',
      en: 'The report counts from 1 January to 31 December (articles 49 and 50 of the Regulation); before that day the numbers can still change. Judged only when the portal is compared: by the day that the page states, or else by the day that the person typed.',
    },
  },
  remedy: {
    zh: '请核实门户网站上的发布日期；确实提前公布的，请撤下，用审定的报告重新公布。',
    en: 'Check the day of publication on the portal; if it did come too early, take it down and publish the approved report.',
  },
  examples: {
    passes: { year: 2025, context: { year: 2025, portal: { since: '2026-01-01', page: {}, file: null } } },
    fails: { year: 2024, context: { year: 2024, portal: { since: '2024-12-25', page: {}, file: null } } },
  },
  check: (_record, context) => publishedEarly(context),
};

export const T04: Rule = {
  id: 'T04',
  severity: 'note',
  scope: 'record',
  title: { zh: '网页版与电子版一致', en: 'The web page and the file agree' },
  basis: {
    kind: 'practice',
    text: {
      zh: '同一份年报在门户网站上有网页和可下载的文件两个版本时，三张表应当完全一致。只在核对门户网站时判断：网页和文件都核对过，才能比对；系统不会去访问任何网址。',
      en: 'Where a portal has a report both as a web page and as a file, the three tables must be the same. Judged only when the portal is compared, and only once both were given; no address is ever fetched.',
    },
  },
  remedy: {
    zh: '请用门户发布包重新粘贴网页、重新上传附件，然后各核对一次。',
    en: 'Paste the page and attach the file anew from the portal kit, then have both compared again.',
  },
  examples: {
    passes: { context: { portal: { since: null, page: {}, file: {} } } },
    fails: {
      context: { portal: { since: null, page: { 'requests.newlyReceived@total': '71' }, file: {} } },
    },
  },
  check: (_record, context) => pageAndFile(context),
};
