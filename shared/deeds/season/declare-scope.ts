/** The publisher declares whose reports are added up: by whom and when stands with the scope, what it was before in the season's log. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Agency, Season } from '#shared/season/model.js';
import { isSameChoice, usualScope, type Scope, type ScopeChoice } from '#shared/totals/scope.js';
import type { Judgement } from '../change.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';

/** What the deed is judged on. */
export interface ScopeCase {
  readonly stored: StoredSeason;
  readonly agencies: readonly Agency[];
  /** As it was declared before; undefined where nobody has. */
  readonly before: Scope | undefined;
}

/** Agencies that a choice names and the roster does not have stay out of it; a government is one of the roster. */
export function declareScope(
  { stored, agencies, before }: ScopeCase,
  choice: ScopeChoice,
  { grant, now }: { readonly grant: PublisherGrant; readonly now: Date },
): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (before !== undefined && isSameChoice(before, choice)) return { already: season };
  const at = now.toISOString();
  const ids = new Set<string>(agencies.map(({ id }) => id));
  const governments = new Set<string>(agencies.flatMap(({ id, kind }) => (kind === 'government' ? [id] : [])));
  const groups = choice.groups?.filter((id) => ids.has(id)) ?? [];
  const scope: Scope = {
    area: season.area,
    year: season.year,
    kinds: choice.kinds,
    groups: groups.length === 0 ? null : groups,
    subordinates: choice.subordinates,
    except: choice.except.filter((id) => ids.has(id)),
    below: choice.below,
    government: choice.government !== null && governments.has(choice.government) ? choice.government : null,
    declared: { by: grant.person, at },
  };
  const details = { before: chosen(before ?? usualScope(season, agencies)), after: chosen(scope) };
  const change = publishersChange(stored, { grant, now }, { deed: 'declare-scope', details }, { scope });
  return { change, value: season };
}

/** What was chosen, as the log keeps it. */
function chosen({ kinds, groups, subordinates, except, below, government }: ScopeChoice) {
  return {
    kinds: [...kinds],
    groups: groups === null ? null : [...groups],
    subordinates,
    except: [...except],
    below,
    government,
  };
}
