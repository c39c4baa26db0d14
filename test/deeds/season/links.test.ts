/** Links sent again or handed over: to whom, and kept by which event. */
import { describe, expect, test } from '@jest/globals';
import type { FilingGrant } from '#shared/access/model.js';
import { emptyChain } from '#shared/audit/chain.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import { handOutLinks, LINKS_PER_DEED, resendLinks } from '#shared/deeds/season/links.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import {
  agency,
  changeOf,
  fileGrant,
  NOW,
  publisher,
  publishGrant,
  queuedBy,
  refusalOf,
  rowsOf,
  season,
} from '../filing/scene.js';

const stored: StoredSeason = { season, version: 3, audit: emptyChain('SEASON#2025') };
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });
const how = { grant: publishGrant, as: 'copy', proof: 'code' } as const;
const again = { grant: publishGrant, round: 'r' } as const;
const removed = { at: NOW.toISOString(), reason: '撤销' };

describe('a link that is sent again', () => {
  test('goes to the contact of whoever was invited and is on the roster', () => {
    const all = [agency, { ...agency, invitedAt: null }, { ...agency, removed }];
    const change = seasonChange(resendLinks(stored, all, { ...again, held: new Map() }, NOW));
    expect(rowsOf(change)).toEqual(['mail new-link to 周小雨']);
    expect(queuedBy(change)).toMatchObject([{ grant: fileGrant.id }]);
    expect(change.events).toMatchObject([{ deed: 'resend-links', details: { agencies: ['jiaoyu'] } }]);
  });

  test('is given anew to a contact whose own was ended, as their own', () => {
    const ended: FilingGrant = { ...fileGrant, status: 'revoked', serial: 2, recordsFor: agency.name };
    const issued = (grant: FilingGrant) =>
      seasonChange(resendLinks(stored, [agency], { ...again, held: new Map([[grant.id, grant]]) }, NOW)).effects.filter(
        (effect) => 'issue' in effect,
      );
    expect(issued(ended)).toEqual([{ issue: { grant: { ...fileGrant, serial: 3 }, over: ended } }]);
    expect(issued(fileGrant)).toEqual([]);
  });

  test('is none where nobody was invited', () => {
    const judged = resendLinks(stored, [{ ...agency, invitedAt: null }], { ...again, held: new Map() }, NOW);
    expect(refusalOf(judged)).toEqual({ code: 'nothing-selected' });
  });
});

describe('a link that is handed over', () => {
  const digest = digestOfBytes('a link');

  test('is kept with who took it, and the contact hears of it without a link', () => {
    const change = seasonChange(handOutLinks(stored, [{ agency, digest }], how, NOW));
    expect(change.events).toMatchObject([
      {
        deed: 'hand-out-links',
        actor: { role: 'publisher', person: publisher },
        details: { agencies: ['jiaoyu'], as: 'copy' },
      },
    ]);
    expect(queuedBy(change)).toMatchObject([{ to: agency.contact, grant: null, message: { name: 'link-handed-out' } }]);
    expect(JSON.stringify(change.events)).not.toContain(digest);
  });

  test('fits into one transaction with as many as are taken at once', () => {
    const many = Array.from({ length: LINKS_PER_DEED }, () => ({ agency, digest }));
    const { effects } = seasonChange(handOutLinks(stored, many, how, NOW));
    expect(effects.length + 2).toBeLessThanOrEqual(100);
    const held = new Map([[fileGrant.id, { ...fileGrant, status: 'revoked' as const }]]);
    const agencies = many.map((one) => one.agency);
    const resent = seasonChange(resendLinks(stored, agencies, { ...again, held }, NOW));
    expect(resent.effects.length + 2).toBeLessThanOrEqual(100);
  });
});
