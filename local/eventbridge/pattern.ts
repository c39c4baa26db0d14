/**
 * Event patterns: the language in which event rules and stream filters say which events they want.
 * A pattern using an operator that is not known here is refused when it is read, never silently unmatched.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export type Pattern = Readonly<Record<string, unknown>>;

type Matcher = (present: boolean, value: unknown) => boolean;

/** What is wrong with the pattern, or undefined if it can be matched here. */
export function checkPattern(pattern: Pattern): string | undefined {
  for (const [key, wanted] of Object.entries(pattern)) {
    if (key === '$or') {
      if (!Array.isArray(wanted)) return '$or takes a list of patterns';
      for (const each of wanted) {
        const problem = isObject(each) ? checkPattern(each) : '$or takes a list of patterns';
        if (problem !== undefined) return problem;
      }
    } else if (Array.isArray(wanted)) {
      if (wanted.length === 0) return `${key} has an empty list, which matches nothing`;
      for (const rule of wanted) {
        if (matcher(rule) === undefined) return `${key} uses ${JSON.stringify(rule)}, an operator that is not known`;
      }
    } else if (isObject(wanted)) {
      const problem = checkPattern(wanted);
      if (problem !== undefined) return problem;
    } else {
      return `${key} must hold a list of values or another object`;
    }
  }
  return undefined;
}

export function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or' && Array.isArray(wanted)) return wanted.some((each) => isObject(each) && matches(each, event));
    const present = isObject(event) && Object.hasOwn(event, key);
    const value = present ? event[key] : undefined;
    if (isObject(wanted)) return matches(wanted, value);
    if (!Array.isArray(wanted)) return false;
    return wanted.some((rule) => {
      const accepts = matcher(rule);
      if (accepts === undefined) return false;
      // A list in the event matches if any of its members does.
      return Array.isArray(value) && value.length > 0
        ? value.some((member) => accepts(present, member))
        : accepts(present, value);
    });
  });
}

function matcher(rule: unknown): Matcher | undefined {
  if (!isObject(rule)) {
    return Array.isArray(rule) ? undefined : (present, value) => present && value === rule;
  }
  const [entry, ...more] = Object.entries(rule);
  if (entry === undefined || more.length > 0) return undefined;
  const [operator, operand] = entry;
  const onText = (text: unknown, test: (value: string, operand: string) => boolean): Matcher | undefined =>
    typeof text === 'string' ? (_present, value) => typeof value === 'string' && test(value, text) : undefined;
  switch (operator) {
    case 'prefix':
      return onText(operand, (value, text) => value.startsWith(text));
    case 'suffix':
      return onText(operand, (value, text) => value.endsWith(text));
    case 'equals-ignore-case':
      return onText(operand, (value, text) => value.toLowerCase() === text.toLowerCase());
    case 'wildcard':
      return onText(operand, (value, text) =>
        new RegExp(`^${text.split('*').map(escape).join('.*')}$`, 's').test(value),
      );
    case 'exists':
      // Only leaves exist for a pattern: an object under the name does not count.
      return typeof operand === 'boolean' ? (present, value) => operand === (present && !isObject(value)) : undefined;
    case 'anything-but':
      return anythingBut(operand);
    case 'numeric':
      return numeric(operand);
    default:
      return undefined;
  }
}

function anythingBut(operand: unknown): Matcher | undefined {
  const unwanted = unwantedOf(operand).map(matcher);
  if (unwanted.some((each) => each === undefined)) return undefined;
  return (present, value) => present && !unwanted.some((accepts) => accepts?.(present, value));
}

/** A value, several, or several beginnings or endings under their operator. */
function unwantedOf(operand: unknown): unknown[] {
  if (Array.isArray(operand)) return operand;
  const [[operator, texts] = ['', undefined], ...more] = isObject(operand) ? Object.entries(operand) : [];
  return Array.isArray(texts) && more.length === 0 && (operator === 'prefix' || operator === 'suffix')
    ? texts.map((text: unknown) => ({ [operator]: text }))
    : [operand];
}

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function numeric(operand: unknown): Matcher | undefined {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) return undefined;
  const tests: ((value: number) => boolean)[] = [];
  for (let at = 0; at < operand.length; at += 2) {
    const compare = COMPARISONS[String(operand[at])];
    const bound: unknown = operand[at + 1];
    if (compare === undefined || typeof bound !== 'number') return undefined;
    tests.push((value) => compare(value, bound));
  }
  return (_present, value) => typeof value === 'number' && tests.every((test) => test(value));
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
