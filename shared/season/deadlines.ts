/** By when an agency of a kind is to file. */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { Season } from './model.js';

export function deadlineOf({ deadline, deadlines }: Pick<Season, 'deadline' | 'deadlines'>, kind: AgencyKind): string {
  return deadlines?.[kind] ?? deadline;
}
