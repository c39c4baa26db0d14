/** One agency of the roster as the fields of a line, and names as the agencies that they mean. */
import type { AgencyId } from '#shared/ids/agency-id.js';
import type { Agency, Season } from '../model.js';
import type { DraftLine } from './draft.js';
import { splitNames, wordOfKind } from './lines.js';
import { nameIndex, plainName } from './names.js';

/** People who are the season's are left empty, as in a roster that names nobody else. */
export function valuesOf(agency: Agency, season: Season, known: readonly Agency[]): DraftLine['values'] {
  const own = (role: 'reviewer' | 'approver') =>
    agency[role].address === season[role].address && agency[role].name === season[role].name
      ? { name: '', address: '' }
      : agency[role];
  return {
    id: agency.id,
    name: agency.name,
    kind: wordOfKind(agency.kind),
    contactName: agency.contact.name,
    contactAddress: agency.contact.address,
    reviewerName: own('reviewer').name,
    reviewerAddress: own('reviewer').address,
    approverName: own('approver').name,
    approverAddress: own('approver').address,
    ruleMaking: agency.ruleMaking === true ? '有' : '',
    phone: agency.phone ?? '',
    aliases: agency.aliases.join('、'),
    parent: known.find(({ id }) => id === agency.parent)?.name ?? '',
  };
}

/** @returns the agencies by name, everyday name, former name or code; the first text that means none of them otherwise */
export function agenciesNamed(
  text: string,
  known: readonly Agency[],
): { readonly agencies: Agency[] } | { readonly unknown: string } {
  const byName = nameIndex(known);
  const byId = new Map(known.map((agency) => [agency.id, agency]));
  const agencies: Agency[] = [];
  for (const name of splitNames(text)) {
    const agency = byName.get(plainName(name)) ?? byId.get(name.toLowerCase() as AgencyId);
    if (agency === undefined) return { unknown: name };
    agencies.push(agency);
  }
  return { agencies };
}
