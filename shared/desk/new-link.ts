/** The mail that brings a new link of a grant: what it says of what the link is for. */
import type { Grant } from '#shared/access/model.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

export async function newLinkMessage(
  table: Table,
  grant: Grant,
): Promise<Extract<MailMessage, { name: 'new-link' }> | undefined> {
  // A link to begin with is made by an operator, each time anew.
  if (grant.purpose === 'set-up') return undefined;
  const [stored, agency] = await Promise.all([
    loadSeason(table, grant),
    'agency' in grant ? loadAgency(table, grant) : undefined,
  ]);
  if (stored === undefined) return undefined;
  return {
    name: 'new-link',
    year: grant.year,
    area: stored.season.areaName,
    purpose: grant.purpose,
    agencyName: agency?.name ?? null,
  };
}
