/**
 * Causes in the words of a clerk. A cause is a suspicion: every text says what may be wrong and what follows if it is,
 * and leaves the number to the register.
 */
import {
  table3Position,
  tableOf,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  type CellId,
  type Table3Cell,
  type Table4Group,
  type Table4Result,
} from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import {
  cellName,
  SECTION_ORDINALS,
  table3RowName,
  TABLE4_GROUP_LABELS,
  TABLE4_RESULT_LABELS,
  type Bilingual,
} from '#shared/report/labels.js';
import { columnName } from '../column-name.js';
import { slipBetween, type Slip } from './plausible.js';

export interface CauseText {
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** `likeliest` is the first cause of its cluster; `another` one that explains the same sums, told after it. */
export type CauseRank = 'likeliest' | 'another';

type Change = Cause['changes'][number];

const SLIP_WORDS: Readonly<Record<Slip, Bilingual>> = {
  'wrong-digit': { zh: '一位数字填错', en: 'one digit mistyped' },
  'lost-digit': { zh: '少填了一位数字', en: 'one digit left out' },
  'added-digit': { zh: '多填了一位数字', en: 'one digit too many' },
  'swapped-digits': { zh: '相邻两位数字颠倒', en: 'two neighbouring digits exchanged' },
};

/** What is wrong, as the end of a sentence that begins with the number of failing sums. */
function suspicion(cause: Cause): Bilingual {
  const { kind, changes } = cause;
  const [first, second] = changes;
  if (first === undefined) return { zh: '原因不明', en: 'the cause is unknown' };
  const where = sectionOf(first.cell);
  if (second === undefined) return suspectedCell(cause, first);
  switch (kind) {
    case 'swap':
      return {
        zh: `是相邻两格填反了：${where.zh}${named(changes, (change) => plain(change)).zh}`,
        en: `two neighbouring cells were exchanged: ${where.en}, ${named(changes, (change) => plain(change)).en}`,
      };
    case 'shift': {
      const { row } = table3Position(first.cell as Table3Cell);
      const name = table3RowName(row);
      return {
        zh: `是一行数字错了一格：${where.zh}“${name.zh}”行，${named(changes, inRow).zh}`,
        en: `the numbers of a row stand one place off: ${where.en}, “${name.en}”, ${named(changes, inRow).en}`,
      };
    }
    case 'total':
      return {
        zh: `是总计加错后又计入了另一个总计：${where.zh}${named(changes, (change) => plain(change)).zh}`,
        en: `a total was added up wrong and carried into another: ${where.en}, ${named(changes, (change) => plain(change)).en}`,
      };
    default:
      return {
        zh: `是这${changes.length}个数同时有误：${where.zh}${named(changes, withSlip).zh}`,
        en: `these ${changes.length} numbers are wrong together: ${where.en}, ${named(changes, withSlip).en}`,
      };
  }
}

function suspectedCell({ kind, explains }: Cause, change: Change): Bilingual {
  const [where, what] = [sectionOf(change.cell), named([change], withSlip)];
  if (kind === 'total') {
    return { zh: `是总计加错了：${where.zh}${what.zh}`, en: `a total was added up wrong: ${where.en}, ${what.en}` };
  }
  return {
    zh: `出自${explains.length === 1 ? '' : '同'}一个数：${where.zh}${what.zh}`,
    en: `one number is behind ${explains.length === 1 ? 'it' : 'them'}: ${where.en}, ${what.en}`,
  };
}

function sectionOf(cell: CellId): Bilingual {
  const table = tableOf(cell);
  return { zh: `第${SECTION_ORDINALS[table - 1] ?? ''}部分`, en: `section ${table}` };
}

function plain({ cell, from, to }: Change, name: (cell: CellId) => Bilingual = cellName): Bilingual {
  return {
    zh: `“${name(cell).zh}”填了${from}，应为${to}`,
    en: `“${name(cell).en}” says ${from} and should be ${to}`,
  };
}

/** With the slip of the finger that turns the one number into the other, where there is one. */
function withSlip(change: Change): Bilingual {
  const slip = slipBetween(change.from, change.to);
  const text = plain(change);
  if (slip === undefined) return text;
  return { zh: `${text.zh}（${SLIP_WORDS[slip].zh}）`, en: `${text.en} (${SLIP_WORDS[slip].en})` };
}

function inRow(change: Change): Bilingual {
  return plain(change, (cell) => columnName(table3Position(cell as Table3Cell).column));
}

function named(changes: readonly Change[], say: (change: Change) => Bilingual): Bilingual {
  const texts = changes.map(say);
  return { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
}

function groupText(cells: readonly CellId[]): CauseText {
  const [group = TABLE4_GROUPS[0]] = (cells[0] ?? '').split('.') as [Table4Group?];
  const label = TABLE4_GROUP_LABELS[group];
  const results = cells.map((id) => TABLE4_RESULT_LABELS[(id.split('.')[1] ?? 'total') as Table4Result]);
  const count = TABLE4_RESULTS.length;
  return {
    message: {
      zh: `第四部分“${label.zh}”有一处不平：${count}个数中至少有一个填错了，仅凭加总无法判断是哪一个。按可能性从大到小是：${results.map(({ zh }) => zh).join('、')}。`,
      en: `Section 4, “${label.en}”, does not add up: at least one of its ${count} numbers is wrong, and the sums cannot tell which. Likeliest first: ${results.map(({ en }) => en.toLowerCase()).join(', ')}.`,
    },
    remedy: {
      zh: '请对照案件清单，按上面的顺序逐个核对这五个数，只改与清单不符的。',
      en: 'Compare the five numbers with your list of cases in that order, and change only what differs from the list.',
    },
  };
}

function remedyFor({ kind, changes, explains }: Cause): Bilingual {
  const sums = explains.length;
  const [all, come] = sums === 1 ? ['这一处就', 'the sum comes'] : [`这${sums}处就都`, `these ${sums} sums come`];
  const [change] = changes;
  if (kind === 'total' && changes.length === 1) {
    return {
      zh: `请把各分项重新相加。分项无误的，总计改为${change?.to ?? ''}，${all}平了。`,
      en: `Add up the items again. If they are right, change the total to ${change?.to ?? ''} and ${come} right.`,
    };
  }
  if (changes.length === 1) {
    return {
      zh: `请对照申请台账核对这一格。确实填错的，改为${change?.to ?? ''}，${all}平了；台账就是${change?.from ?? ''}的，不要改，请再核对其他各格。`,
      en: `Compare this cell with your register. If it is wrong, change it to ${change?.to ?? ''} and ${come} right. If the register says ${change?.from ?? ''}, leave it and check the other cells.`,
    };
  }
  return {
    zh: `请对照申请台账核对这${changes.length}格。确实如此的，一并改正，${all}平了；上面的数与台账不符的，不要照改。`,
    en: `Compare these ${changes.length} cells with your register. If it is so, correct them together and ${come} right; where the register says otherwise, follow the register.`,
  };
}

export function causeText(cause: Cause, rank: CauseRank = 'likeliest'): CauseText {
  if (cause.kind === 'group') return groupText(cause.cells);
  // Two sums that meet in one cell are strong evidence; one sum, or several cells without a story, are not.
  const strong = cause.explains.length > 1 && (cause.cells.length === 1 || cause.kind !== 'cell');
  const [zh, en] =
    rank === 'another' ? ['也可能', 'or perhaps'] : strong ? ['很可能', 'very likely'] : ['可能', 'perhaps'];
  const sums = cause.explains.length;
  const what = suspicion(cause);
  return {
    message: {
      zh: `${rank === 'another' ? '这' : '有'}${sums}处不平，${zh}${what.zh}。`,
      en: `${sums} ${sums === 1 ? 'sum does' : 'sums do'} not hold; ${en} ${what.en}.`,
    },
    remedy: remedyFor(cause),
  };
}

/** The causes of a result with those together that explain the same sums, each list likeliest first. */
export function rivalCauses(causes: readonly Cause[]): Cause[][] {
  const clusters: Cause[][] = [];
  for (const cause of causes) {
    const last = clusters.at(-1);
    if (last?.some(({ explains }) => explains.some((index) => cause.explains.includes(index)))) last.push(cause);
    else clusters.push([cause]);
  }
  return clusters;
}
