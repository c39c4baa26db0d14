/** The mail that brings a new link of a grant: what it says of what the link is for. */
import type { Grant } from '#shared/access/model.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

export async function newLinkMessage(
  table: Table,
  grant: Grant,
): Promise<Extract<MailMessage, { name: 'new-link' }> | undefined> {
  const [stored, agency] = await Promise.all([
    loadSeason(table, grant),
    grant.purpose === 'publish' || grant.purpose === 'desk' ? undefined : loadAgency(table, grant),
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
