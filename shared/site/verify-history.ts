/**
 * A report of an earlier year against itself and the log: nobody filed it here, so there is no seal to hold it to. What vouches for it is
 * the manifest that names its digest, and the checkpoint of the log by which it was made public.
 */
import { isGenuine } from '#shared/audit/checkpoint.js';
import { parseExact } from '#shared/reading/json/exact.js';
import { HISTORY_SCHEMA, historyJsonSchema } from './history-schema.js';
import { reportJsonKey } from './keys.js';
import type { SigningKeys } from './pointer.js';
import { tablesAgree, type ReportFlaw, type Spelled } from './verify-report.js';

export const isHistoryText = (report: unknown): boolean =>
  (report as { schema?: unknown } | undefined)?.schema === HISTORY_SCHEMA;

export interface HistoryVerified {
  readonly flaws: readonly ReportFlaw[];
  /** Of the log that it was released by; undefined where its signature does not hold. */
  readonly subject: string | undefined;
}

/** @param key under which it lies: it may be nowhere else */
export function verifyHistory(key: string, text: string, keys: SigningKeys): HistoryVerified {
  try {
    const spelled = parseExact(text)?.value as Spelled | undefined;
    const plain = historyJsonSchema.safeParse(JSON.parse(text));
    if (spelled === undefined || !plain.success) return { flaws: ['form'], subject: undefined };
    const { audit, agency, year, version, cells, unread } = plain.data;
    const isLogged = audit.head === audit.checkpoint.head && isGenuine(audit.checkpoint, keys.checkpoint);
    const isCounted = unread === cells.filter(({ kind }) => kind === 'unread').length;
    return {
      flaws: [
        ...(key === reportJsonKey({ year, agency, version }) ? [] : (['subject'] as const)),
        ...(tablesAgree(spelled) && isCounted ? [] : (['cells'] as const)),
        ...(isLogged ? [] : (['checkpoint'] as const)),
      ],
      subject: isLogged ? audit.checkpoint.subject : undefined,
    };
  } catch (error) {
    // A number spelled as this product never spells one, or a text too long to be taken apart.
    if (error instanceof RangeError || error instanceof SyntaxError) return { flaws: ['form'], subject: undefined };
    throw error;
  }
}
