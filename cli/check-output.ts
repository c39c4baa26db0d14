/** What `nianbao check` prints: one JSON object for programs, a list for people. */
import { textsIn } from '#shared/words/texts.js';
import { addressOf } from '#shared/report/cells.js';
import type { Cause, CheckResult, Finding } from '#shared/report/finding.js';
import { readingStatus, unreadCells, type Reading, type ReportRecord } from '#shared/report/record.js';
import { causeText, rivalCauses, ruleSet, wholeCauses } from '#shared/rules/index.js';

export type Refused = Extract<Reading, { status: 'refused' }>['reason'];

/** Counts as numbers, amounts as the decimal strings they are. */
function plainNumber(decimal: string | null): number | string | null {
  if (decimal === null) return null;
  const value = Number(decimal);
  return Number.isSafeInteger(value) && String(value) === decimal ? value : decimal;
}

function jsonFinding(finding: Finding): object {
  const { rule, severity, cells, message, remedy, expected, actual, evidence } = finding;
  return {
    rule,
    severity,
    cells: cells.map(addressOf),
    message,
    remedy,
    expected: plainNumber(expected),
    actual: plainNumber(actual),
    evidence,
  };
}

function jsonCause({ cells, changes, explains, kind }: Cause): object {
  return {
    cells: cells.map(addressOf),
    changes: changes.map(({ cell, from, to }) => ({
      cell: addressOf(cell),
      from: plainNumber(from),
      to: plainNumber(to),
    })),
    explains,
    kind,
  };
}

const PARTS = [
  ['block', '阻止报送'],
  ['explain', '须说明'],
  ['note', '提示'],
] as const;

/** Rules that could not be judged, one line each: how often, and the first reason. */
function unjudged(result: CheckResult): string[] {
  const whys = new Map<string, string[]>();
  for (const { rule, why } of result.notApplicable) whys.set(rule, [...(whys.get(rule) ?? []), why]);
  const lines = [...whys].map(([rule, [first = '', ...others]]) => {
    const more = others.length === 0 ? '' : `（另有${others.length}处）`;
    return `  ${rule}  ${first}${more}`;
  });
  return lines.length === 0 ? [] : ['未能核对，不算通过', ...lines, ''];
}

/** What may lie behind the failing sums, with the rules that each cause explains: read first, for it saves the rest. */
function suspected({ causes, findings }: CheckResult): string[] {
  const lines = rivalCauses(causes).flatMap((rivals) =>
    rivals.flatMap((cause, index) => {
      const { message, remedy } = causeText(cause, index === 0 ? 'likeliest' : 'another');
      const rules = cause.explains.map((finding) => findings[finding]?.rule ?? '');
      return [
        `  ${message.zh}`,
        ...(index === 0 ? [`       改法：${remedy.zh}`, `       涉及：${rules.join('、')}`] : []),
      ];
    }),
  );
  return lines.length === 0 ? [] : ['先看这里', ...lines, ''];
}

export function readable(record: ReportRecord, result: CheckResult): string[] {
  const parts = PARTS.flatMap(([severity, name]) => {
    const findings = result.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) return [];
    return [
      `${name}（${findings.length}）`,
      ...findings.flatMap(({ rule, message, remedy }) => [`  ${rule}  ${message.zh}`, `       改法：${remedy.zh}`]),
      '',
    ];
  });
  const unread = unreadCells(record).length;
  const none = unread === 0 ? '没有发现问题。' : `读出的部分没有发现问题；还有${unread}格未读出，须先补录。`;
  return [
    `${record.agencyName ?? '（单位名称未识别）'} ${record.year ?? '（年度未识别）'}`,
    '',
    ...suspected(result),
    ...(parts.length === 0 ? [none, ''] : parts),
    ...unjudged(result),
    `规则集 ${result.ruleSet.version}（${result.ruleSet.digest.slice(0, 12)}）`,
  ];
}

/** `file` where it is not the document itself that was refused. */
function sentence(reason: Refused, file: string | null): string {
  const { title, what } = textsIn('zh').refusalReason(reason);
  return `${file === null ? '' : `${file}：`}${title}。${what}`;
}

export function refusalForPeople(reason: Refused, file: string | null): string {
  // The catalogue's words are those of an upload.
  if (reason.code === 'not-found')
    return `${file === null ? '' : `${file}：`}没有这个文件，或者它不是文件。请核对路径和文件名，再运行一次。`;
  return [
    `未能读取：${sentence(reason, file)}`,
    ...textsIn('zh')
      .refusalReason(reason)
      .todo.map((one) => `  ${one}`),
    `  （${reason.code}：${reason.detail}）`,
  ].join('\n');
}

export function refusalAsJson(reason: Refused, file: string | null): string {
  const told = { code: reason.code, message: sentence(reason, file) };
  return JSON.stringify({
    ruleSet: ruleSet(),
    status: 'refused',
    reason: told,
    findings: [],
    notApplicable: [],
    causes: [],
  });
}

export function judged(record: ReportRecord, { ruleSet, findings, notApplicable, causes }: CheckResult): string {
  const open = notApplicable.map(({ rule, cells, why }) => ({ rule, cells: cells.map(addressOf), why }));
  const status = readingStatus(record);
  const told = {
    findings: findings.map(jsonFinding),
    notApplicable: open,
    causes: [...wholeCauses(causes), ...causes].map(jsonCause),
  };
  return JSON.stringify({ ruleSet, status, ...told });
}
