/**
 * JSON whose numbers are written as they were printed: `18.8710` keeps its last zero and a long count its last digit,
 * which JSON.stringify cannot do. Two spaces of indent; a list of plain values stays on one line, so that a table row
 * reads as a row. Equal values give equal bytes.
 */

/** A number as its own spelling. */
export class NumberToken {
  constructor(readonly digits: string) {
    if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(digits)) throw new RangeError(`not a JSON number: ${digits}`);
  }
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | NumberToken
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** A decimal string as a number, null as null. */
export function numberOrNull(decimal: string | null): NumberToken | null {
  return decimal === null ? null : new NumberToken(decimal);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isPlain(value: JsonValue): boolean {
  return value === null || typeof value !== 'object' || value instanceof NumberToken;
}

function write(value: JsonValue, indent: string): string {
  if (value instanceof NumberToken) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.every(isPlain)) return `[${value.map((item) => write(item, inner)).join(', ')}]`;
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).flatMap(([key, field]) =>
    field === undefined ? [] : [`${inner}${JSON.stringify(key)}: ${write(field, inner)}`],
  );
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
}

/** The text of a JSON file, with a closing line break. Fields that are undefined are left out. */
export function jsonText(value: JsonValue): string {
  return `${write(value, '')}\n`;
}

/** The same on one line, as a line of a file of lines. */
export function jsonLine(value: JsonValue): string {
  return `${written(value)}\n`;
}

function written(value: JsonValue): string {
  if (value instanceof NumberToken) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  const fields = Object.entries(value).flatMap(([key, field]) =>
    field === undefined ? [] : [`${JSON.stringify(key)}:${written(field)}`],
  );
  return `{${fields.join(',')}}`;
}
