/** The state table as a page for people, drawn from the table itself. Writing it to a file is for the command line. */
import { textsIn } from '#shared/words/texts.js';
import { DEED_WAYS, type DeedWay } from './deed-ways.js';
import { table } from './markdown-table.js';
import { names } from '#shared/words/zh/names.js';
import {
  DEEDS,
  next,
  SUBMISSION_STATES,
  UNDER_DECISION,
  type Actor,
  type SubmissionState,
} from '#shared/filing/states.js';

const [zh, en] = [textsIn('zh'), textsIn('en')];

const PAGES: Readonly<Record<NonNullable<DeedWay['pressed']>['page'], string>> = {
  agency: '单位的办理页',
  decider: '审核页',
  stop: '停止页',
  board: '年报季总览',
  releases: '发布安排',
  'publisher-filing': '发布人的报告详情',
};

const ACTORS: Readonly<Record<Actor, string>> = {
  system: '系统',
  agency: names.roles.agency,
  reviewer: names.roles.reviewer,
  approver: names.roles.approver,
  decider: '作出决定的人',
  publisher: names.roles.publisher,
};

/** Deeds with their names; `Object.entries` would forget which names there are. */
const deeds = (Object.keys(DEEDS) as (keyof typeof DEEDS)[]).map((name) => ({ name, ...DEEDS[name] }));

/** A hyphen would end a name in the diagram's language. */
const nodeOf = (state: SubmissionState) => state.replaceAll('-', '_');

function diagram(): string[] {
  const ends = SUBMISSION_STATES.filter((state) => !deeds.some(({ name }) => next(state, name) !== undefined));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...SUBMISSION_STATES.map((state) => `  state "${state} ${names.states[state]}" as ${nodeOf(state)}`),
    '  [*] --> received',
    ...deeds.flatMap(({ name, from, to, by }) =>
      from.map((state) => `  ${nodeOf(state)} --> ${nodeOf(to)} : ${name} (${by})`),
    ),
    ...ends.map((state) => `  ${nodeOf(state)} --> [*]`),
    '```',
  ];
}

const code = (text: string) => `\`${text}\``;

export function statesPage(): string {
  return [
    '# 报送的状态 · States of a submission',
    '',
    '本页由状态表生成，请勿手改：`npm run pages`。',
    '',
    'Drawn from the state table; do not edit. A deed that is not named for a state is refused there and changes nothing. A submission begins as `received`; an upload that cannot be taken begins, and stays, as `refused`.',
    '',
    ...diagram(),
    '',
    '## 行为 · Deeds',
    '',
    ...table([
      ['行为 Deed', '由谁 By', '从 From', '到 To'],
      ...deeds.map(({ name, by, from, to }) => [
        code(name),
        `${ACTORS[by]} (${by})`,
        from.map(code).join(', '),
        code(to),
      ]),
    ]),
    '',
    '## 怎么做 · By which button, function, mail and page',
    '',
    '没有按钮的由系统完成。A deed without a button is done by the product itself. A correction is asked for by its button, and carried out with the release of the corrected version.',
    '',
    ...table([
      ['行为 Deed', '按钮 Button', '函数 Function', '邮件 Mails', '页面 Page'],
      ...deeds.map(({ name }) => {
        const { pressed, does, mails } = DEED_WAYS[name];
        return [
          code(name),
          pressed === null ? '' : `${pressed.button(zh)} (${pressed.button(en)})`,
          code(does),
          mails.map(code).join(', '),
          pressed === null ? '' : `${PAGES[pressed.page]} (${pressed.page})`,
        ];
      }),
    ]),
    '',
    '## 每一状态下的每一行为 · Every deed in every state',
    '',
    '空格表示不允许。An empty cell: refused.',
    '',
    ...table([
      ['状态 State', ...deeds.map(({ name }) => code(name))],
      ...SUBMISSION_STATES.map((state) => [
        `${code(state)} ${names.states[state]}`,
        ...deeds.map(({ name }) => next(state, name) ?? ''),
      ]),
    ]),
    '',
    `审核期间（${UNDER_DECISION.map(code).join(', ')}）收到的新文件会保存，但不受理，并告知单位。A file that arrives in these states is kept but not taken, and the agency is told.`,
    '',
  ].join('\n');
}
