/** Whom closing a season tells: also those whose paper is recorded, who were never invited themselves. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import { finishClosing } from '#shared/upkeep/closing.js';
import { emptyFiling } from '#shared/store/filings.js';
import { agencyWrite } from '#shared/store/seasons.js';
import type { Agency } from '#shared/season/model.js';
import { agency, AT, contact, NOW, publisher, season, stranger } from '../deeds/filing/scene.js';
import { siteInMemory } from '../publishing/site-in-memory.js';

const of = { area: 'home', year: 2025, agency: agency.id } as const;
const closed = { ...season, state: 'closed' as const, closedAt: AT };
const recorder = {
  ...{ person: stranger, reason: 'x', handedInBy: '张', receivedOn: '2026-01-19' },
  ...{ by: publisher, at: AT, until: null },
};

async function toldIn(known: Agency, recorders: (typeof recorder)[]): Promise<unknown[]> {
  const { table, items, file } = siteInMemory();
  await table.commit([agencyWrite(known)]);
  await file({ ...emptyFiling(of), recorders });
  const { told } = await finishClosing(table, closed, NOW);
  const mails = [...items.values()].filter(({ kind }) => kind === 'mail');
  expect(told).toBe(mails.length);
  return mails.map(({ to, grant }) => [(to as typeof contact).name, grant]);
}

describe('an agency that has not filed when the season closes', () => {
  test('is told, by its own link', async () => {
    expect(await toldIn(agency, [])).toEqual([[contact.name, filingGrantId(of, contact)]]);
  });

  test('is told without one where only its paper was asked for, and so is whoever records it', async () => {
    expect(await toldIn({ ...agency, invitedAt: null }, [recorder])).toEqual([
      [contact.name, null],
      [stranger.name, filingGrantId(of, stranger)],
    ]);
  });

  test('is not told where it was not asked at all', async () => {
    expect(await toldIn({ ...agency, invitedAt: null }, [])).toEqual([]);
  });
});
