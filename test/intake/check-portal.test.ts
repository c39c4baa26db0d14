/** What a portal shows is held against the approved report, kept and told once, and changes nothing of the report. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { filingGrantId } from '#shared/access/links.js';
import type { PortalForm } from '#shared/filing/portal-check.js';
import { checkPortalArrival } from '#shared/intake/check-portal.js';
import { ARRIVALS_PER_FORM } from '#shared/intake/receive.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import { PORTAL_PREFIX } from '#shared/s3/keys.js';
import { listEvents } from '#shared/store/filings.js';
import { loadPortalChecks, savePortalForm } from '#shared/store/portal-checks.js';
import { claimWrite, isClaimed } from '#shared/store/uploads.js';
import { comparedPortal } from '#shared/takeaway/compared-portal.js';
import type { Table } from '#shared/store/table.js';
import { contact, NOW, publisher, record } from '../deeds/filing/scene.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith, walkOf, walkTo } from '../store/walk.js';

const BUCKET = 'watched';
let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  s3 = server.client();
  await openWith(table, 'shown', 'draft');
  const walk = walkOf(table, 'shown');
  await walkTo(walk, 'approval');
  await walk.decide('approval');
  await walkTo(walkOf(table, 'draft'), 'draft');
});
afterAll(() => Promise.all([database.close(), server.stop()]));

const of = (agency: string) =>
  ({ area: 'home', year: 2025, agency }) as unknown as Pick<PortalForm, 'area' | 'year' | 'agency'>;

async function send(agency: string, more: Partial<PortalForm> = {}) {
  const key = `${PORTAL_PREFIX}/home/2025/${agency}/${randomUUID()}`;
  await savePortalForm(table, {
    ...{ ...of(agency), key, grant: filingGrantId(of(agency), contact), role: 'agency', by: contact, n: 1 },
    ...{ part: 'page', typedOn: null, issuedAt: NOW.toISOString(), ...more },
  });
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'a portal page' }));
  return { key, versionId: VersionId! };
}
const shows = (changed: Partial<ReportRecord> = {}): Reading => ({
  status: 'extracted',
  record: { ...record, format: 'html', ...changed },
});
const checking = (arrival: { key: string; versionId: string }, reading: Reading) =>
  checkPortalArrival(
    {
      table,
      s3,
      uploadsBucket: BUCKET,
      gate: 'off',
      read: async () => reading,
      compare: comparedPortal,
      now: () => NOW,
    },
    arrival,
  );
const changedCells = (): ReportRecord['cells'] => ({
  ...record.cells,
  'review.total': { ...record.cells['review.total'], kind: 'number', value: '9998', raw: '9998' },
});

describe('a portal page', () => {
  test('that is the same is kept with who had it compared, told in the log, and seen by the board', async () => {
    const before = (await walkOf(table, 'shown').state()).filing;
    const opening = ['发布日期：2026-01-20'];
    expect(await checking(await send('shown', { typedOn: '2026-01-19' }), shows({ opening }))).toBe('same');
    const { page, file } = await loadPortalChecks(table, of('shown'));
    expect(page).toMatchObject({ by: contact, at: NOW.toISOString(), statedOn: '2026-01-20', typedOn: '2026-01-19' });
    expect([page?.result, file]).toEqual([{ is: 'same' }, null]);
    const after = (await walkOf(table, 'shown').state()).filing;
    expect(after.portal).toEqual({ page: { n: 1, is: 'same' }, file: null });
    // Nobody did anything to the report: its state, and since when somebody is waited for, stay.
    expect([after.state, after.lastDeedAt]).toEqual([before.state, before.lastDeedAt]);
    expect((await listEvents(table, of('shown'))).at(-1)).toMatchObject({
      deed: 'check-portal',
      actor: { role: 'agency', person: contact },
      details: { outcome: 'same', part: 'page', cells: 0 },
    });
  });

  test('that differs is kept cell by cell; the file stays beside it, and the next check takes its place', async () => {
    const file = await send('shown', { part: 'file', role: 'publisher', by: publisher });
    await checking(file, shows({ format: 'pdf', cells: changedCells() }));
    await checking(await send('shown'), shows({ cells: changedCells() }));
    const kept = await loadPortalChecks(table, of('shown'));
    const differing = { cell: 'review.total', approved: record.cells['review.total'].value ?? '', portal: '9998' };
    expect(kept.page?.result).toEqual({ is: 'differs', cells: [differing], sections: [] });
    expect(kept.file).toMatchObject({ by: publisher, role: 'publisher', result: { is: 'differs' } });
    await checking(await send('shown'), shows());
    expect((await loadPortalChecks(table, of('shown'))).page?.result.is).toBe('same');
  });

  test('is what its bytes are, whatever was said of it', async () => {
    await checking(await send('shown', { part: 'page' }), shows({ format: 'docx' }));
    expect((await loadPortalChecks(table, of('shown'))).file?.result.is).toBe('same');
  });

  test('of another report and one that cannot be read are never taken for equal', async () => {
    await checking(await send('shown'), shows({ year: 2023 }));
    expect((await loadPortalChecks(table, of('shown'))).page?.result).toMatchObject({ is: 'other-report', year: 2023 });
    const refused: Reading = { status: 'refused', reason: { code: 'scanned', detail: 'x'.repeat(2000) } };
    await checking(await send('shown'), refused);
    const { page } = await loadPortalChecks(table, of('shown'));
    expect(page?.result).toMatchObject({ is: 'unreadable', refusal: { code: 'scanned' } });
    expect((await walkOf(table, 'shown').state()).filing.portal?.page).toEqual({ n: 1, is: 'unreadable' });
  });

  test('of endless strange text still fits an item of the table', async () => {
    const noise = Array.from({ length: 400 }, () => randomUUID().repeat(40));
    const sections = record.sections.map((section) => ({ ...section, paragraphs: noise }));
    expect(await checking(await send('shown'), shows({ sections, cells: changedCells() }))).toBe('differs');
    const { page } = await loadPortalChecks(table, of('shown'));
    expect(JSON.stringify(page).length).toBeLessThan(60_000);
  });

  test('told of twice is compared once', async () => {
    const arrival = await send('shown');
    const before = (await listEvents(table, of('shown'))).length;
    await Promise.all([checking(arrival, shows()), checking(arrival, shows())]);
    await checking(arrival, shows());
    expect((await listEvents(table, of('shown'))).length).toBe(before + 1);
  });

  test('sent over and over by one form is compared so often and no more; the rest is kept unread', async () => {
    const first = await send('shown');
    const others = Array.from({ length: ARRIVALS_PER_FORM }, (_, n) => ({ ...first, versionId: `other-${n}` }));
    for (const arrival of others) await table.commit([claimWrite(arrival, null)]);
    const events = await listEvents(table, of('shown'));
    expect(await checking(first, shows())).toBeUndefined();
    expect(await isClaimed(table, first)).toBe(true);
    expect(await listEvents(table, of('shown'))).toHaveLength(events.length);
  });

  test('of a report that is not approved leaves nothing', async () => {
    expect(await checking(await send('draft'), shows())).toBe('superseded');
    expect(await loadPortalChecks(table, of('draft'))).toEqual({ page: null, file: null });
    expect((await walkOf(table, 'draft').state()).filing.portal).toBeUndefined();
  });

  test('under a key that no form of ours named is nobody’s', async () => {
    expect(await checking({ key: `${PORTAL_PREFIX}/home/2025/shown/x`, versionId: 'v' }, shows())).toBeUndefined();
    expect(await checking({ key: 'home/2025/shown/x', versionId: 'v' }, shows())).toBeUndefined();
  });
});
