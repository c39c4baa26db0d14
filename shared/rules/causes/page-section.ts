/** What docs/rules.md says about causes: no rule of their own, for they judge nothing, but as public as the rules. */
import type { Cause } from '#shared/report/finding.js';
import { causeText } from './words.js';

const EXAMPLES: readonly Cause[] = [
  {
    kind: 'swap',
    cells: ['outcomes.granted@naturalPerson'],
    changes: [{ cell: 'outcomes.granted@naturalPerson', from: '71', to: '17' }],
    explains: [0, 1],
  },
  {
    kind: 'group',
    cells: ['review.upheld', 'review.total', 'review.corrected', 'review.other', 'review.pending'],
    changes: [],
    explains: [2],
  },
];

export function causesSection(): string[] {
  const examples = EXAMPLES.flatMap((cause) => {
    const { message, remedy } = causeText(cause);
    return ['', ...[message.zh, remedy.zh, message.en, remedy.en].flatMap((text) => ['>', `> ${text}`]).slice(1)];
  });
  return [
    '## A06 一个原因，一条提示',
    '',
    'One cause, one message',
    '',
    '填错一个数，往往有两三处不平。A01至A04有不平的，系统找出能同时解释它们的最少的几个单元格，按可能性排列：一位数字填错、少填或多填（`digit`），相邻两位数字颠倒或相邻两格填反（`swap`），一行数字错了一格（`shift`），总计加错（`total`），其他（`cell`）。第四部分每组只有一个等式，只能指出是哪一组（`group`）。这只是线索，系统从不改数，以台账为准。一两个单元格引起的，穷尽查找；更多的，查找有上限，找不到的不作提示。',
    '',
    'One wrong number makes two or three sums fail. From the failing sums of A01 to A04 the smallest sets of cells that explain them are found and ranked by plausibility: one digit mistyped, lost or added (`digit`), neighbouring digits or cells exchanged (`swap`), a row one place off (`shift`), a total added up wrong (`total`), anything else (`cell`). A group of table 4 has one sum only, so only the group can be named (`group`). A cause is a lead; nothing is ever changed, and the register decides. One or two wrong cells are searched for exhaustively, more within a bound; what is not found is not guessed.',
    '',
    '例：',
    ...examples,
    '',
  ];
}
