/** The rules as a page for people, drawn from the rule objects themselves. Writing it to a file is for the command line. */
import { addressOf } from '#shared/report/cells.js';
import { RULES } from './catalogue.js';
import { causesSection } from './causes/page-section.js';
import { runRules } from './check.js';
import { exampleContext, exampleRecord } from './example.js';
import { LEFT_OUT } from './left-out.js';
import { REASONS } from './reasons.js';
import type { Rule } from './rule.js';

const SEVERITY = { block: '阻止报送', explain: '须说明', note: '提示' } as const;
const BASIS = { official: '格式或法规', consequence: '由格式推出', practice: '审核惯例' } as const;
const SCOPE = {
  cell: '单元格',
  table: '表内',
  record: '整份报告',
  years: '跨年',
  peers: '与其他单位比较',
  area: '与各单位合计比较',
} as const;

function ruleSection(rule: Rule): string[] {
  const { findings } = runRules([rule], exampleRecord(rule.examples.fails), exampleContext(rule.examples.fails));
  const [shown] = findings;
  return [
    `## ${rule.id} ${rule.title.zh}`,
    '',
    rule.title.en,
    '',
    `- 程度：${SEVERITY[rule.severity]}（\`${rule.severity}\`）`,
    ...(rule.milder === undefined ? [] : [`- 较轻的情形：${rule.milder.zh}`, `- Milder: ${rule.milder.en}`]),
    `- 范围：${SCOPE[rule.scope]}（\`${rule.scope}\`）`,
    `- 依据（${BASIS[rule.basis.kind]}）：${rule.basis.text.zh}`,
    `- Basis (${rule.basis.kind}): ${rule.basis.text.en}`,
    `- 怎么改：${rule.remedy.zh}`,
    `- Remedy: ${rule.remedy.en}`,
    ...(rule.reasons === undefined
      ? []
      : [`- 备选说明（reasons）：${rule.reasons.map((code) => `\`${code}\``).join('、')}`]),
    ...(shown === undefined
      ? []
      : [
          '',
          '例：',
          '',
          ...[shown.message.zh, shown.remedy.zh, shown.message.en, shown.remedy.en]
            .flatMap((text) => ['>', `> ${text}`])
            .slice(1),
          ...(shown.cells[0] === undefined
            ? []
            : [
                '',
                `所指单元格：从 \`${shown.cells[0]}\`（\`${addressOf(shown.cells[0])}\`）起，共${shown.cells.length}个。`,
              ]),
        ]),
    '',
  ];
}

function leftOutSection(): string[] {
  return [
    '## 目录中有而未设的规则 · Left out',
    '',
    'Named in the catalogue of checks, and not a rule here, with the reason.',
    '',
    ...LEFT_OUT.flatMap(({ ids, title, why }) => [
      `- ${ids.join('、')} ${title.zh}：${why.zh}`,
      '',
      `  ${title.en}: ${why.en}`,
      '',
    ]),
  ];
}

function reasonsSection(): string[] {
  return [
    '## 备选说明 · Ready reasons',
    '',
    '须说明的发现可以从备选说明中选一条，再补充本单位的情况。The codes are stable and public (X05).',
    '',
    ...Object.entries(REASONS).flatMap(([code, { zh, en }]) => [`- \`${code}\` ${zh}`, '', `  ${en}`, '']),
  ];
}

export function rulesMarkdown(): string {
  return [
    '# 校核规则 · Rules',
    '',
    '本页由规则对象生成，请勿手改：`npm run pages`。',
    '',
    'Drawn from the rule objects; do not edit. A rule that cannot be judged because a number is unread, blank, marked or not printed is reported as not applicable, never as passed. A `block` can be lifted by the publisher alone, with a reason.',
    '',
    ...RULES.map((rule) => `- ${rule.id} ${rule.title.zh}（${SEVERITY[rule.severity]}，${BASIS[rule.basis.kind]}）`),
    '',
    ...RULES.flatMap(ruleSection),
    ...causesSection(),
    ...leftOutSection(),
    ...reasonsSection(),
  ].join('\n');
}
