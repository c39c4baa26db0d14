/**
 * A published report against its seal: the parts that the public reads are computed anew from report.json, with every
 * number as it is spelled there, and compared with the digests that were signed at filing.
 */
import { isGenuine } from '#shared/audit/checkpoint.js';
import { isWhole } from '#shared/audit/seal.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf } from '#shared/ids/digest.js';
import { parseExact } from '#shared/reading/json/exact.js';
import { inTables } from './report-data.js';
import type { SigningKeys } from './pointer.js';
import { reportJsonSchema } from './report-schema.js';

/** `unsealed`: filed before there were seals, nothing to compare with. `form`: not a report of a form known here. */
export type ReportFlaw = Changed | 'form' | 'unsealed';

interface Figure {
  readonly figure: string;
}

export function reportFlaws(text: string, keys: SigningKeys): ReportFlaw[] {
  try {
    return flawsIn(text, keys);
  } catch (error) {
    // A number spelled as this product never spells one, or a text too long to be taken apart.
    if (error instanceof RangeError || error instanceof SyntaxError) return ['form'];
    throw error;
  }
}

function flawsIn(text: string, keys: SigningKeys): ReportFlaw[] {
  const parsed = parseExact(text);
  const plain = parsed === undefined ? undefined : reportJsonSchema.safeParse(JSON.parse(text));
  if (parsed === undefined || plain?.success !== true) return ['form'];
  const report = plain.data;
  // The same with each number as its own spelling, which JSON.parse loses.
  const spelled = parsed.value as Spelled;
  const { seal, audit } = report;
  const log: ReportFlaw[] =
    audit.head === audit.checkpoint.head && isGenuine(audit.checkpoint, keys.checkpoint) ? [] : ['checkpoint'];
  if (!(['review', 'approval'] as const).every((wanted) => report.decisions.some(({ stage }) => stage === wanted)))
    log.push('decisions');
  if (seal === null) return [...log, 'unsealed'];
  const now: Readonly<Record<string, Canonical>> = {
    subject: subjectOf(report.submission),
    original: {
      sha256: report.original.digest,
      size: report.original.size,
      format: report.original.format,
      name: report.original.name,
    },
    cells: cellsOf(report, spelled),
    sections: report.sections.map(({ number, heading, paragraphs }) => [number, heading, paragraphs]),
    ruleSet: { ...report.ruleSet },
    findings: report.findings.map(({ key, rule, severity, cells, message }) => [
      key,
      rule,
      severity,
      cells,
      message.zh,
      message.en,
    ]),
    explanations: report.explanations.map(({ finding, text: words, reason }) => [finding, words, reason ?? null]),
    waivers: report.waivers.map(({ finding, reason, at }) => [finding, reason, at]),
    statement: { ...report.statement },
  };
  const changed = Object.entries(now).filter(([part, value]) => digestOf(value) !== seal.parts[part]);
  const whole = isWhole(seal, report.submission, keys.seal);
  const own = report.submission.endsWith(`.${report.year}-${report.agency.id}-${report.submission.split('-').at(-1)}`);
  return [
    ...changed.map(([part]) => part as Changed),
    ...(own ? [] : (['subject'] as const)),
    ...(tablesAgree(spelled) ? [] : (['cells'] as const)),
    ...(whole ? [] : (['seal'] as const)),
    ...log,
  ];
}

type Report = ReturnType<typeof reportJsonSchema.parse>;
export interface Spelled {
  readonly cells: readonly { readonly value: Figure | null; readonly kind: string }[];
  readonly table2: unknown;
  readonly table3: unknown;
  readonly table4: unknown;
  readonly kinds: Readonly<Record<string, unknown>>;
  readonly otherHandlingTotal?: readonly (Figure | null)[];
}

function cellsOf({ form, cells, kinds }: Report, spelled: Spelled): Canonical {
  const row = spelled.otherHandlingTotal;
  return {
    form,
    cells: cells.map(({ id, kind, printed, certainty, attested }, at) => [
      id,
      kind,
      spelled.cells[at]?.value?.figure ?? null,
      printed ?? null,
      certainty,
      attested === undefined ? null : [attested.how, attested.at],
    ]),
    otherHandlingTotal:
      row?.map((value, at) => [kinds.otherHandlingTotal?.[at] ?? 'unread', value?.figure ?? null]) ?? null,
  };
}

/** The three tables say what the list of cells says. */
export function tablesAgree(spelled: Spelled): boolean {
  const values = inTables(spelled.cells.map(({ value }) => value));
  const kinds = inTables(spelled.cells.map(({ kind }) => kind));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return (['table2', 'table3', 'table4'] as const).every(
    (table) => same(spelled[table], values[table]) && same(spelled.kinds[table], kinds[table]),
  );
}

function subjectOf(id: string): Canonical {
  const [area = '', rest = ''] = id.split('.');
  const [, year, agency] = /^(\d{4})-(.+)-\d+$/.exec(rest) ?? [];
  return { submission: id, area, year: Number(year), agency: agency ?? '' };
}
