/** What `npm audit --json` says, as lines for people: each advisory once, and whether it was looked at and accepted. */
import * as z from 'zod';

export interface AcceptedAdvisory {
  /** `GHSA-xxxx-xxxx-xxxx`. */
  readonly id: string;
  /** Why it does no harm here, or what holds it back. */
  readonly reason: string;
  /** The day on which somebody looked, and the last day for which that is enough. */
  readonly since: string;
  readonly until: string;
}

/** None at present. An advisory stands here only with its reason, and not for ever. */
export const ACCEPTED: readonly AcceptedAdvisory[] = [];

const adviceSchema = z.object({ title: z.string(), url: z.string(), severity: z.string(), range: z.string() });
const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      /** A text names another package of the list, by way of which this one is concerned. */
      via: z.array(z.union([z.string(), adviceSchema])),
      fixAvailable: z.union([z.boolean(), z.object({ name: z.string(), version: z.string() })]),
    }),
  ),
});

export interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
  readonly range: string;
  readonly fix: string;
  /** Undefined where nobody accepted it, or no longer. */
  readonly accepted: AcceptedAdvisory | undefined;
}

export type Audit =
  | { readonly is: 'told'; readonly advisories: readonly Advisory[] }
  /** The registry was not reached or keeps no advisories: nothing is known, which is not the same as nothing found. */
  | { readonly is: 'not-told'; readonly why: string };

const errorSchema = z.object({ message: z.string().optional(), error: z.object({ summary: z.string() }).optional() });

/** @param today `2026-01-19` */
export function readAudit(text: string, accepted: readonly AcceptedAdvisory[], today: string): Audit {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { is: 'not-told', why: 'npm gave no answer' };
  }
  const report = reportSchema.safeParse(value);
  if (!report.success) {
    const { message, error } = errorSchema.safeParse(value).data ?? {};
    return { is: 'not-told', why: message ?? error?.summary ?? 'an answer of another form' };
  }
  const advisories = Object.entries(report.data.vulnerabilities).flatMap(([name, { via, fixAvailable }]) =>
    via.flatMap((one): Advisory[] => {
      if (typeof one === 'string') return [];
      const id = /GHSA(?:-[0-9a-z]{4}){3}/.exec(one.url)?.[0] ?? one.url;
      const holds = accepted.find((each) => each.id === id && each.since <= today && today <= each.until);
      const { severity, title, range } = one;
      return [{ id, package: name, severity, title, range, fix: fixOf(fixAvailable), accepted: holds }];
    }),
  );
  return { is: 'told', advisories };
}

function fixOf(fix: boolean | { readonly name: string; readonly version: string }): string {
  if (typeof fix === 'boolean') return fix ? 'npm audit fix' : 'none yet';
  return `${fix.name} ${fix.version}`;
}

export function auditLines(advisories: readonly Advisory[]): string[] {
  return advisories.flatMap(({ id, package: name, severity, title, range, fix, accepted }) => [
    `${severity.padEnd(9)} ${name} ${range}: ${title}`,
    `          ${id}; mended by: ${fix}`,
    ...(accepted === undefined ? [] : [`          accepted until ${accepted.until}: ${accepted.reason}`]),
  ]);
}
