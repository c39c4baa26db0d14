/**
 * Agencies whose numbers may stand twice in one sum: under a former name, or as what was merged into another. Numbers are not
 * looked at, two offices may well have the same; nor are names across areas, where many are called alike.
 */
import { plainName } from '#shared/season/roster/names.js';
import type { Agency } from '#shared/season/model.js';

export const TWICE = ['same-name', 'former-name', 'predecessor'] as const;
export interface CountedTwice {
  readonly one: Agency;
  readonly other: Agency;
  readonly why: (typeof TWICE)[number];
}

/** @param counted agencies with a report in the sum; each pair once, in their order */
export function countedTwice(counted: readonly Agency[]): CountedTwice[] {
  const named = ({ area }: Agency, name: string) => `${area}/${plainName(name)}`;
  const byName = new Map<string, Agency[]>();
  for (const agency of counted) {
    const name = named(agency, agency.name);
    byName.set(name, [...(byName.get(name) ?? []), agency]);
  }
  const byId = new Map(counted.map((agency) => [`${agency.area}/${agency.id}`, agency]));
  const found = new Map<string, CountedTwice>();
  const note = (one: Agency, other: Agency | undefined, why: CountedTwice['why']) => {
    if (other === undefined || one === other) return;
    const pair = [one, other]
      .map(({ area, id }) => `${area}/${id}`)
      .sort()
      .join(' ');
    if (!found.has(pair)) found.set(pair, { one, other, why });
  };
  for (const agency of counted) {
    for (const id of agency.predecessors) note(agency, byId.get(`${agency.area}/${id}`), 'predecessor');
    for (const { name } of agency.formerNames)
      for (const other of byName.get(named(agency, name)) ?? []) note(agency, other, 'former-name');
    for (const other of byName.get(named(agency, agency.name)) ?? []) note(agency, other, 'same-name');
  }
  return [...found.values()];
}
