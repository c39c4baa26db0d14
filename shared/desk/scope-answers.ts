/** The form of the scope as it is posted: agencies by name or id, one a line; what the roster does not know is told, never left out. */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import type { AgencyId } from '#shared/ids/agency-id.js';
import { nameIndex, plainName } from '#shared/season/roster/names.js';
import type { Agency } from '#shared/season/model.js';
import { BELOW, NAMED_MAX, SUBORDINATES, type ScopeChoice } from '#shared/totals/scope.js';
import type { PostedForm } from './edge.js';
import type { ScopeProblem } from './totals-views.js';

export interface ScopeAnswer {
  readonly choice: ScopeChoice;
  readonly problems: readonly ScopeProblem[];
}

/** Unknown names that a problem tells. */
const TOLD = 10;

export function readScope(form: Pick<PostedForm, 'text' | 'all'>, roster: readonly Agency[]): ScopeAnswer {
  const kinds = AGENCY_KINDS.filter((kind) => form.all('kind').includes(kind));
  const groups = readNames('groups', form.text('groups'), roster);
  const except = readNames('except', form.text('except'), roster);
  const government = roster.find(({ id, kind }) => kind === 'government' && id === form.text('government'));
  return {
    choice: {
      kinds,
      groups: groups.ids.length === 0 ? null : groups.ids,
      except: except.ids,
      subordinates: SUBORDINATES.find((each) => each === form.text('subordinates')) ?? 'counted',
      below: BELOW.find((each) => each === form.text('below')) ?? 'none',
      government: government?.id ?? null,
    },
    problems: [
      ...(kinds.length === 0 ? [{ field: 'kinds', code: 'none', names: [] } as const] : []),
      ...groups.problems,
      ...except.problems,
    ],
  };
}

function readNames(
  field: 'groups' | 'except',
  text: string,
  roster: readonly Agency[],
): { readonly ids: AgencyId[]; readonly problems: readonly ScopeProblem[] } {
  const lines = [...new Set(text.split(/\r\n|\r|\n/).map((line) => line.trim()))].filter((line) => line !== '');
  if (lines.length > NAMED_MAX) return { ids: [], problems: [{ field, code: 'too-many', names: [] }] };
  const named = nameIndex(roster);
  const byId = new Map<string, Agency>(roster.map((agency) => [agency.id, agency]));
  const found = lines.map((line) => byId.get(line) ?? named.get(plainName(line)));
  const unknown = lines.filter((_, at) => found[at] === undefined);
  const ids = [...new Set(found.flatMap((agency) => (agency === undefined ? [] : [agency.id])))];
  return { ids, problems: unknown.length === 0 ? [] : [{ field, code: 'unknown', names: unknown.slice(0, TOLD) }] };
}
