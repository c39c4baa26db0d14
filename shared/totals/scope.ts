/**
 * Whose reports a total is the sum of. No law says which bodies an area adds up: some leave out the townships, some the
 * bodies that report to a line of their own. So the scope is declared, by a person, on a day, and stands wherever its sum does.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { AGENCY_KINDS, agencyKindSchema } from '#shared/ids/agency-kind.js';
import { areaIdSchema, type SeasonRef } from '#shared/ids/area-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { areaWithBelow, type Area } from '#shared/season/area.js';
import type { Agency } from '#shared/season/model.js';
import { countsTowardsTotals } from './totals.js';

/** How an agency that belongs to another is counted: by a report of its own, or as part of the other's. */
export const SUBORDINATES = ['counted', 'in-parent'] as const;
/** What of the areas below is counted: nothing, their agencies, or what the governments directly below report of themselves. */
export const BELOW = ['none', 'agencies', 'governments'] as const;

/** Groups, and agencies left out, that one scope can name. */
export const NAMED_MAX = 300;

export const scopeSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  kinds: z.array(agencyKindSchema).min(1),
  /** Only these agencies and what belongs to them; null for the whole roster. */
  groups: z.array(agencyIdSchema).min(1).max(NAMED_MAX).nullable(),
  subordinates: z.enum(SUBORDINATES),
  except: z.array(agencyIdSchema).max(NAMED_MAX),
  below: z.enum(BELOW),
  /** The agency whose report is to be this sum; it is never part of it. Null where no report is. */
  government: agencyIdSchema.nullable(),
  /** Null for what is usual, as long as nobody has declared a scope. */
  declared: z.object({ by: personSchema, at: z.iso.datetime() }).nullable(),
});
export type Scope = z.infer<typeof scopeSchema>;

/** What a person chooses. */
export type ScopeChoice = Pick<Scope, 'kinds' | 'groups' | 'subordinates' | 'except' | 'below' | 'government'>;

/** All that report by themselves, each once; the government where there is just one. */
export function usualScope(of: SeasonRef, agencies: readonly Agency[]): Scope {
  const governments = agencies.filter(({ kind, removed }) => kind === 'government' && removed === null);
  return {
    area: areaIdSchema.parse(of.area),
    year: reportYearSchema.parse(of.year),
    kinds: AGENCY_KINDS.filter(countsTowardsTotals),
    groups: null,
    subordinates: 'counted',
    except: [],
    below: 'none',
    government: governments.length === 1 ? (governments[0]?.id ?? null) : null,
    declared: null,
  };
}

/** Whether two scopes choose the same, whoever declared them. */
export function isSameChoice(one: ScopeChoice, other: ScopeChoice): boolean {
  const key = ({ kinds, groups, subordinates, except, below, government }: ScopeChoice) =>
    JSON.stringify([
      [...kinds].sort(),
      groups?.toSorted() ?? null,
      subordinates,
      [...except].sort(),
      below,
      government,
    ]);
  return key(one) === key(other);
}

/** The areas that a scope looks into beside its own. */
export function areasBelow(scope: Pick<Scope, 'area' | 'below'>, areas: readonly Area[]): Area[] {
  switch (scope.below) {
    case 'none':
      return [];
    case 'governments':
      return areas.filter(({ parent }) => parent === scope.area);
    case 'agencies':
      return areaWithBelow(areas, scope.area).filter(({ id }) => id !== scope.area);
  }
}

/**
 * The agencies of a roster that the scope counts, in the order of the roster. A roster of an area below has no groups and
 * no exceptions of this scope: they are named by ids of the area's own.
 */
export function countedIn(scope: Scope, roster: readonly Agency[]): Agency[] {
  const standing = roster.filter(({ removed }) => removed === null);
  const isOwn = (agency: Agency) => agency.area === scope.area;
  const parents = new Map(standing.map((agency) => [`${agency.area}/${agency.id}`, agency]));
  return standing.filter((agency) => {
    if (!isOwn(agency)) {
      if (scope.below === 'governments') return agency.kind === 'government';
      return agency.kind !== 'government' && scope.kinds.includes(agency.kind) && !isWithin(scope, agency, parents);
    }
    if (agency.id === scope.government || !scope.kinds.includes(agency.kind)) return false;
    if (scope.except.includes(agency.id) || isWithin(scope, agency, parents)) return false;
    return scope.groups === null || lineOf(agency, parents).some(({ id }) => scope.groups?.includes(id));
  });
}

/**
 * Whether its numbers are part of the report of an agency that it belongs to. What belongs to a government is no part of a
 * report but of an area.
 */
function isWithin({ subordinates }: Scope, agency: Agency, parents: ReadonlyMap<string, Agency>): boolean {
  const [, ...above] = lineOf(agency, parents);
  return subordinates === 'in-parent' && above.some(({ kind }) => kind !== 'government');
}

/** The agency, the one that it belongs to, and so on; a circle ends where it began. */
function lineOf(agency: Agency, parents: ReadonlyMap<string, Agency>): readonly Agency[] {
  const line: Agency[] = [];
  let at: Agency | undefined = agency;
  while (at !== undefined && !line.includes(at)) {
    line.push(at);
    at = at.parent === null ? undefined : parents.get(`${at.area}/${at.parent}`);
  }
  return line;
}
