/**
 * Whose report this is and for which year, as the document itself says it in its title and its statement of the
 * statistics period. Says nothing where the document is silent; nobody's file name or upload form is asked.
 */
import { foldRadicals } from './normalise.js';

export interface Identity {
  readonly agencyName: string | null;
  readonly year: number | null;
  readonly period: string | null;
  /** A title of such a report was found. */
  readonly titled: boolean;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

function compact(text: string): string {
  const narrow = foldRadicals(text)
    .replace(/[\s\u3000\u00a0\u200b\ufeff]/gu, '')
    .replace(/[\uff10-\uff19]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0));
  return narrow.replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (year) =>
    [...year].map((digit) => CHINESE_DIGITS[digit] ?? digit).join(''),
  );
}

const ENDING = '(?:关于)?政府信息(?:和政务)?公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)';
const NAME_FIRST = new RegExp(`^(.*?)(?:关于)?(20\\d{2})年度?${ENDING}(?:[（(].*)?$`, 'u');
const YEAR_FIRST = new RegExp(`^(20\\d{2})年度?(.*?)${ENDING}(?:[（(].*)?$`, 'u');
/** 政府信息公开工作2024年度报告, 政府信息公开工作年度报告（2024年）: the year behind the name of the report. */
const YEAR_WITHIN = /^(.*?)(?:关于)?政府信息公开(?:工作)?(20\d{2})年度?(?:工作)?(?:年度)?(?:报告|年报)(?:[（(].*)?$/u;
const YEAR_LAST = new RegExp(`^(.*?)${ENDING}[（(](20\\d{2})年?度?[）)]$`, 'u');
const LONGEST_TITLE = 60;
const PERIOD = /[^。；;]*?(20\d{2})年0?1月0?1日[^。；;]{0,8}?(?:20\d{2})?年?12月31日[^。；;]*/u;
const CAPTION = /^(?:标题|题名|名称)[:：]/u;

interface Title {
  readonly name: string;
  readonly year: number;
}

function titleIn(text: string): Title | undefined {
  const candidate = text.replace(CAPTION, '');
  if (candidate.length > LONGEST_TITLE || /[。；]/u.test(candidate)) return undefined;
  for (const pattern of [NAME_FIRST, YEAR_WITHIN, YEAR_LAST]) {
    const [, name, year] = pattern.exec(candidate) ?? [];
    if (year !== undefined) return { name: whole(name ?? ''), year: Number(year) };
  }
  const yearFirst = YEAR_FIRST.exec(candidate);
  return yearFirst === null ? undefined : { name: whole(yearFirst[2] ?? ''), year: Number(yearFirst[1]) };
}

/** 城关镇人民政府信息公开工作年度报告 prints 政府 once for the body and for what is disclosed. */
function whole(name: string): string {
  return name.endsWith('人民') ? `${name}政府` : name;
}

/** The title may be broken over several lines; of the readings that end in the same line the one with a name wins. */
function findTitle(lines: readonly string[]): Title | undefined {
  for (let end = 0; end < lines.length; end++) {
    let found: Title | undefined;
    for (let start = end; start >= 0 && start > end - 5; start--) {
      const title = titleIn(lines.slice(start, end + 1).join(''));
      if (title === undefined) continue;
      if (found === undefined || found.name === '') found = title;
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `opening`: the lines before the first section, `body`: all running text, where the period is stated. */
export function identityOf(opening: readonly string[], body: readonly string[]): Identity {
  const lines = opening.map(compact).filter((line) => line !== '' && !/^[-—–]*\d{1,3}[-—–]*$/u.test(line));
  const title = findTitle(lines.slice(0, 60));
  const stated = PERIOD.exec(compact(body.join('')));
  const name = title === undefined || title.name === '' ? null : title.name;
  return {
    agencyName: name,
    year: title?.year ?? (stated === null ? null : Number(stated[1])),
    period: stated === null ? null : stated[0].replace(/^[，,、]/u, ''),
    titled: title !== undefined,
  };
}
