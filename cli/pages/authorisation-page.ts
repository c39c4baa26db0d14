/** Which link opens and does what, as a page for people, drawn from what the desk's edge reads (shared/workflow/authorisation.ts). */
import { LINK_PURPOSES, WHO_MAY, type Asker, type LinkPurpose } from '#shared/workflow/authorisation.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { table } from './markdown-table.js';

const HOLDERS: Readonly<Record<LinkPurpose, string>> = {
  file: '单位联系人 contact',
  decide: '初审人、审定人 decider',
  stop: '决定人（核实决定）decider, to stop',
  publish: '发布人 publisher',
  'stand-in': '代替人 substitute',
  'set-up': '开通链接 set-up link',
  desk: '本人的全部事项 own desk',
};

export function authorisationPage(): string {
  const rows = Object.entries(FUNCTIONS as Readonly<Record<string, FunctionEntry>>).flatMap(([name, { trigger }]) =>
    trigger.on !== 'http' ? [] : trigger.routes.map((route) => ({ name, route, asker: askerOf(route) })),
  );
  return [
    '# 哪种链接可以做什么 · Which link may go where',
    '',
    '本页由代码生成，请勿手改：`npm run pages`。',
    '',
    'Drawn from `shared/workflow/authorisation.ts`, which the desk reads before every deed; do not edit. ● may ask; every other kind of link is answered “this link is not for this page”. What a link reaches on its route is narrower still: the report, agency, season or person that its grant names, as the roster says today.',
    '',
    ...table([
      [
        '路由 Route',
        '函数 Function',
        '任何人 anybody',
        ...LINK_PURPOSES.map((purpose) => `${HOLDERS[purpose]} \`${purpose}\``),
      ],
      ...rows.map(({ name, route, asker }) => [
        `\`${route}\``,
        `\`${name}\``,
        asker === 'anybody' ? '●' : '',
        ...LINK_PURPOSES.map((purpose) => (asker !== 'anybody' && asker.includes(purpose) ? '●' : '')),
      ]),
    ]),
    '',
  ].join('\n');
}

function askerOf(route: string): Asker {
  return (WHO_MAY as Readonly<Record<string, Asker>>)[route] ?? [];
}
