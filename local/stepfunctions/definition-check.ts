/**
 * Checks a definition whole before anything runs. A field that would be ignored is refused by name, because a machine that
 * behaves differently here than on AWS is worse than one that does not start; JSONPath states are refused for the same reason.
 */
import { DefinitionRefused, type Machine } from './definition.js';
import { compile, isExpression } from './expressions.js';

const NAMED = ['Type', 'Comment', 'QueryLanguage', 'Output', 'Assign'];
const LEADING = [...NAMED, 'Next', 'End'];
const RECOVERING = [...LEADING, 'Retry', 'Catch'];
const FIELDS: Record<string, { allowed: string[]; needed: string[] }> = {
  Task: {
    allowed: [...RECOVERING, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds'],
    needed: ['Resource'],
  },
  Parallel: { allowed: [...RECOVERING, 'Branches', 'Arguments'], needed: ['Branches'] },
  Map: {
    allowed: [...RECOVERING, 'Items', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency'],
    needed: ['ItemProcessor'],
  },
  Pass: { allowed: LEADING, needed: [] },
  Wait: { allowed: [...LEADING, 'Seconds', 'Timestamp'], needed: [] },
  Choice: { allowed: [...NAMED, 'Choices', 'Default'], needed: ['Choices'] },
  Succeed: { allowed: ['Type', 'Comment', 'QueryLanguage', 'Output'], needed: [] },
  Fail: { allowed: ['Type', 'Comment', 'QueryLanguage', 'Error', 'Cause'], needed: [] },
};
const RETRIER_FIELDS = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
];
const CATCHER_FIELDS = ['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment'];
const CHOICE_FIELDS = ['Condition', 'Next', 'Output', 'Assign', 'Comment'];
const FLOW_FIELDS = ['StartAt', 'States', 'Comment', 'QueryLanguage', 'ProcessorConfig'];
const MACHINE_FIELDS = ['StartAt', 'States', 'Comment', 'QueryLanguage', 'TimeoutSeconds', 'Version'];
/** Partitions differ (aws, aws-cn, aws-us-gov); the rest of a resource's name does not. */
const RESOURCE =
  /^arn:[a-z0-9-]+:(states:::lambda:invoke(\.waitForTaskToken)?|states:::aws-sdk:cloudfront:createInvalidation|lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?)$/;

export function parseDefinition(definition: object | string): Machine {
  let parsed: unknown = definition;
  if (typeof definition === 'string') {
    try {
      parsed = JSON.parse(definition);
    } catch (error) {
      throw new DefinitionRefused([`the definition is not JSON (${String(error)})`]);
    }
  }
  if (!isRecord(parsed)) throw new DefinitionRefused(['the definition is not an object']);
  const problems: string[] = [];
  onlyFields(parsed, MACHINE_FIELDS, 'the machine', problems);
  checkFlow(parsed, {
    where: 'the machine',
    language: parsed['QueryLanguage'] ?? 'JSONPath',
    outerVariables: new Set(),
    problems,
  });
  if (problems.length > 0) throw new DefinitionRefused(problems);
  return parsed as unknown as Machine;
}

interface Checking {
  where: string;
  language: unknown;
  outerVariables: ReadonlySet<string>;
  problems: string[];
}

function checkFlow(flow: Record<string, unknown>, checking: Checking): void {
  const { where, problems } = checking;
  const states = flow['States'];
  if (!isRecord(states) || typeof flow['StartAt'] !== 'string' || !(flow['StartAt'] in states)) {
    problems.push(`${where} needs States and a StartAt that names one of them`);
    return;
  }
  const assigned = new Set(Object.values(states).flatMap(assignedNames));
  for (const name of assigned) {
    if (checking.outerVariables.has(name))
      problems.push(`${where} assigns $${name}, which belongs to the scope around it`);
    if (name === 'states') problems.push(`${where} assigns $states, a reserved name`);
  }
  const inner = { ...checking, outerVariables: new Set([...checking.outerVariables, ...assigned]) };
  for (const [name, state] of Object.entries(states)) checkState(name, state, new Set(Object.keys(states)), inner);
}

function checkState(name: string, state: unknown, siblings: ReadonlySet<string>, checking: Checking): void {
  const { problems } = checking;
  const where = `state "${name}"`;
  const fields = isRecord(state) ? FIELDS[String(state['Type'])] : undefined;
  if (!isRecord(state) || fields === undefined) return void problems.push(`${where} has no known Type`);
  const language = state['QueryLanguage'] ?? checking.language;
  if (language !== 'JSONata')
    return void problems.push(`${where} is written in ${String(language)}; only JSONata is carried out`);
  onlyFields(state, fields.allowed, where, problems);
  for (const field of fields.needed) if (!(field in state)) problems.push(`${where} lacks ${field}`);
  if (fields.allowed.includes('Next') && ('Next' in state ? 1 : 0) + (state['End'] === true ? 1 : 0) !== 1) {
    problems.push(`${where} needs either Next or End`);
  }
  checkExpressions(state, where, problems);

  const target = (value: unknown) => {
    if (typeof value !== 'string' || !siblings.has(value))
      problems.push(`${where} leads to "${String(value)}", which is not a state beside it`);
  };
  if ('Next' in state) target(state['Next']);
  if ('Default' in state) target(state['Default']);
  for (const choice of recordsIn(state['Choices'])) {
    onlyFields(choice, CHOICE_FIELDS, `a choice of ${where}`, problems);
    if (typeof choice['Condition'] !== 'boolean' && !isExpression(choice['Condition']))
      problems.push(`a choice of ${where} needs a Condition in {% %}`);
    target(choice['Next']);
  }
  for (const catcher of recordsIn(state['Catch'])) {
    onlyFields(catcher, CATCHER_FIELDS, `a catcher of ${where}`, problems);
    target(catcher['Next']);
  }
  for (const retrier of recordsIn(state['Retry']))
    onlyFields(retrier, RETRIER_FIELDS, `a retrier of ${where}`, problems);
  for (const rule of [...recordsIn(state['Catch']), ...recordsIn(state['Retry'])]) {
    if (!Array.isArray(rule['ErrorEquals']) || rule['ErrorEquals'].length === 0)
      problems.push(`${where} has a retrier or catcher without ErrorEquals`);
  }

  if (state['Type'] === 'Task' && !RESOURCE.test(String(state['Resource']))) {
    problems.push(
      `${where} calls ${String(state['Resource'])}; only lambda:invoke, lambda:invoke.waitForTaskToken, aws-sdk:cloudfront:createInvalidation and Lambda ARNs are carried out`,
    );
  }
  if (state['Type'] === 'Wait' && 'Seconds' in state === 'Timestamp' in state)
    problems.push(`${where} needs either Seconds or Timestamp`);
  const flows = state['Type'] === 'Map' ? [state['ItemProcessor']] : recordsIn(state['Branches']);
  for (const flow of flows) {
    if (!isRecord(flow)) continue;
    onlyFields(flow, FLOW_FIELDS, `the flow inside ${where}`, problems);
    const config = flow['ProcessorConfig'];
    if (isRecord(config) && (config['Mode'] ?? 'INLINE') !== 'INLINE')
      problems.push(`${where} is a distributed Map; only inline ones are carried out`);
    checkFlow(flow, { ...checking, where: `the flow inside ${where}`, language });
  }
}

/** Every string in braces must be JSONata, wherever it stands; inner flows are reached on their own. */
function checkExpressions(value: unknown, where: string, problems: string[]): void {
  if (isExpression(value)) {
    try {
      compile(value);
    } catch (error) {
      problems.push(
        `${where} has an expression that cannot be read: ${value} (${isRecord(error) ? String(error['message']) : String(error)})`,
      );
    }
  } else if (Array.isArray(value)) {
    for (const item of value) checkExpressions(item, where, problems);
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'Branches' && key !== 'ItemProcessor') checkExpressions(inner, where, problems);
    }
  }
}

function assignedNames(state: unknown): string[] {
  if (!isRecord(state)) return [];
  const places = [state, ...recordsIn(state['Choices']), ...recordsIn(state['Catch'])];
  return places.flatMap((place) => (isRecord(place['Assign']) ? Object.keys(place['Assign']) : []));
}

function onlyFields(
  value: Record<string, unknown>,
  allowed: readonly string[],
  where: string,
  problems: string[],
): void {
  for (const field of Object.keys(value)) {
    if (!allowed.includes(field)) problems.push(`${where} has the field ${field}, which is not carried out here`);
  }
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
