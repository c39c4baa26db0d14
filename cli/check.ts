/**
 * `nianbao check FILE [--json] [--kind K]`: reads one document and judges it by all rules. With --json one object on
 * stdout and nothing else; without, a list for people. Ends with 0 (nothing blocks), 2 (something blocks), 3 (the document
 * was refused) or 1 (wrong use, or a fault of ours).
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { textsIn } from '../shared/language/texts.js';
import { readDocument } from '../shared/reading/read-document.js';
import { addressOf } from '../shared/report/cells.js';
import type { CheckResult, Finding } from '../shared/report/finding.js';
import { cellName } from '../shared/report/labels.js';
import { readingStatus, type Reading } from '../shared/report/record.js';
import { blockingFindings, checkRecord, echoes, RULE_SET, type CheckContext } from '../shared/rules/index.js';

export interface CheckTerminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
}

const TERMINAL: CheckTerminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  read: (bytes) => readDocument(bytes),
};

const KINDS = ['department', 'township', 'government', 'vertical'] as const;
const USAGE = `用法：nianbao check FILE [--json] [--kind ${KINDS.join('|')}]`;
const EXIT = { clear: 0, failed: 1, blocked: 2, refused: 3 } as const;

interface Request {
  readonly file: string;
  readonly json: boolean;
  readonly context: CheckContext;
}

function parse(args: readonly string[]): Request | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, kind: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    const kind = KINDS.find((one) => one === values.kind);
    if (file === undefined || others.length > 0 || (values.kind !== undefined && kind === undefined)) return undefined;
    return { file, json: values.json, context: { agencyKind: kind } };
  } catch {
    return undefined;
  }
}

async function readingOf(file: string, terminal: CheckTerminal): Promise<Reading> {
  let bytes: Uint8Array;
  try {
    // npm runs commands in the project's folder; a path means the folder in which the person stands.
    bytes = await readFile(resolve(process.env['INIT_CWD'] ?? process.cwd(), file));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { status: 'refused', reason: { code: 'not-found', detail } };
  }
  return terminal.read(bytes);
}

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

const PARTS = [
  ['block', '阻止报送'],
  ['explain', '须说明'],
  ['note', '提示'],
] as const;

function readable(result: CheckResult): string[] {
  const parts = PARTS.flatMap(([severity, name]) => {
    const findings = result.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) return [];
    return [
      `${name}（${findings.length}）`,
      ...findings.flatMap(({ rule, message, remedy }) => [`  ${rule}  ${message.zh}`, `       改法：${remedy.zh}`]),
      '',
    ];
  });
  const shared = echoes(result.findings).map(({ echoes: others, cells }) => {
    const names = cells.slice(0, 4).map((id) => `“${cellName(id).zh}”`);
    return `以上${others.length + 1}处不平可能由同一个数引起：${names.join('或')}。`;
  });
  const open = result.notApplicable.map(({ rule, why }) => `  ${rule}  ${why}`);
  return [
    ...(parts.length === 0 ? ['没有发现问题。', ''] : parts),
    ...shared,
    ...(open.length === 0 ? [] : [`未能核对（${open.length}）`, ...open, '']),
    `规则集 ${result.ruleSet.version}（${result.ruleSet.digest.slice(0, 12)}）`,
  ];
}

export async function runCheck(args: readonly string[], terminal: CheckTerminal = TERMINAL): Promise<number> {
  const request = parse(args);
  if (request === undefined) {
    terminal.error(USAGE);
    return EXIT.failed;
  }
  const reading = await readingOf(request.file, terminal);
  if (reading.status === 'refused') {
    const { code, detail } = reading.reason;
    const reason = textsIn('zh').refusals[code];
    const message = `${reason.title}。${reason.what}`;
    if (request.json) {
      const nothing = { findings: [], notApplicable: [], causes: [] };
      terminal.out(JSON.stringify({ ruleSet: RULE_SET, status: 'refused', reason: { code, message }, ...nothing }));
    } else {
      terminal.error(
        [`未能读取：${message}`, ...reason.todo.map((one) => `  ${one}`), `  （${code}：${detail}）`].join('\n'),
      );
    }
    return EXIT.refused;
  }
  const { record } = reading;
  const result = checkRecord(record, request.context);
  const status = readingStatus(record);
  if (request.json) {
    const { ruleSet, findings, notApplicable } = result;
    const open = notApplicable.map(({ rule, cells, why }) => ({ rule, cells: cells.map(addressOf), why }));
    const causes: never[] = [];
    terminal.out(JSON.stringify({ ruleSet, status, findings: findings.map(jsonFinding), notApplicable: open, causes }));
  } else {
    const title = `${record.agencyName ?? '（单位名称未识别）'} ${record.year ?? '（年度未识别）'}`;
    terminal.out([title, '', ...readable(result)].join('\n'));
  }
  return blockingFindings(result.findings).length > 0 ? EXIT.blocked : EXIT.clear;
}
