/**
 * Whose public reports a year's totals add up: what a person declared for the season, as far as it lies in the area itself, or
 * what is usual as long as nobody did. Pages and data name it, so that whoever adds up the reports comes to the same.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { AGENCY_KINDS, agencyKindSchema } from '#shared/ids/agency-kind.js';
import { dayOf, daySchema } from '#shared/ids/calendar.js';
import type { Agency } from '#shared/season/model.js';
import { BELOW, countedIn, SUBORDINATES, type Scope } from '#shared/totals/scope.js';
import { countsTowardsTotals } from '#shared/totals/totals.js';

export const publicScopeSchema = z.object({
  /** The day on which it was declared; null for what is usual. */
  declared: daySchema.nullable(),
  kinds: z.array(agencyKindSchema),
  /** Only these agencies and what belongs to them; null for all. */
  groups: z.array(z.object({ id: agencyIdSchema, name: z.string() })).nullable(),
  subordinates: z.enum(SUBORDINATES),
  /** How many single agencies are left out, the one whose report is to be the sum among them. */
  except: z.number().int().min(0),
  /** What the declared sum takes of the areas below; none of it is added up here. */
  below: z.enum(BELOW),
});
export type PublicScope = z.infer<typeof publicScopeSchema>;

/** All that report by themselves, but for governments, whose reports are sums. */
export const USUAL: PublicScope = {
  ...{ declared: null, kinds: AGENCY_KINDS.filter(countsTowardsTotals), groups: null },
  ...{ subordinates: 'counted', except: 0, below: 'none' },
};

/** @param roster with the names of the groups */
export function publicScopeOf(scope: Scope | null, roster: readonly Pick<Agency, 'id' | 'name'>[]): PublicScope {
  if (scope === null) return USUAL;
  const { kinds, groups, subordinates, except, below, declared, government } = scope;
  const names = new Map<string, string>(roster.map(({ id, name }) => [id, name]));
  return {
    ...{ kinds: AGENCY_KINDS.filter((kind) => kinds.includes(kind)), subordinates, below },
    declared: declared === null ? null : dayOf(declared.at),
    groups: groups?.map((id) => ({ id, name: names.get(id) ?? id })) ?? null,
    except: new Set([...except, ...(government === null ? [] : [government])]).size,
  };
}

/** Ids of the area's own agencies that the scope counts. `roster`: the whole one, where the scope asks what belongs to whom. */
export function membersOf(scope: Scope, roster: readonly Agency[]): ReadonlySet<string> {
  return new Set(countedIn({ ...scope, below: 'none' }, roster).map(({ id }) => id));
}

/** Whether an agency cannot be judged without those that it belongs to. */
export function asksForWhole({ groups, subordinates }: Scope): boolean {
  return groups !== null || subordinates === 'in-parent';
}
