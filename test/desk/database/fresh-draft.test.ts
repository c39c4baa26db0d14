/** A draft is shown as filing would judge it now: what asks for an answer today can be answered on the page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import { waive } from '#shared/deeds/filing/waive.js';
import { loadFilingPage } from '#shared/desk/load.js';
import { loadPublisherFilingPage } from '#shared/desk/load-publisher.js';
import { asOfToday } from '#shared/intake/judge.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadGrant } from '#shared/store/grants.js';
import { filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import type { Table } from '#shared/store/table.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues, withValues } from '../../builders/values.js';
import { contact, publisher, publishGrant } from '../../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../../store/database.js';
import { openWith, walkOf } from '../../store/walk.js';
import { renderFilingPage } from '../in-chinese.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'late', 'fresh');
});
afterAll(() => database.close());

test('a draft of January asks in February why it is late, with a box for the reason', async () => {
  const walk = walkOf(table, 'late');
  await walk.upload({ key: '2025/late/a', versionId: 'v1' });
  await walk.read();
  await walk.announce();
  const grant = (await loadGrant(
    table,
    filingGrantId({ area: 'home', year: 2025, agency: 'late' }, contact),
  )) as FilingGrant;
  const at = async (day: string) => {
    const viewer = { grant: grant.id, person: grant.person, role: 'agency', token: '' } as const;
    const options = {
      viewer,
      siteBaseUrl: 'https://site.example.invalid',
      maxBytes: 1,
      awaiting: false,
      attempt: null,
    };
    const page = await loadFilingPage(table, grant, { ...options, now: new Date(`${day}T02:00:00.000Z`) });
    return renderFilingPage(page!);
  };
  expect(await at('2026-01-20')).not.toContain('name="explain:T01');
  expect(await at('2026-02-03')).toContain('name="explain:T01');
});

test('the publisher, the waiver and the files to take away judge it as its own page does', async () => {
  const fresh = { area: 'home', year: 2025, agency: 'fresh' };
  const walk = walkOf(table, 'fresh');
  await walk.upload({ key: '2025/fresh/a', versionId: 'v1' });
  await walk.read();
  // What was stored with it found nothing; the rules of today do.
  const wrong = recordOf(withValues(consistentValues(3), { 'outcomes.granted@naturalPerson': '99999' }));
  await table.commit(recordWrites(filingPartition(fresh), recordSortKey(1), wrong));
  await walk.announce();
  const now = new Date('2026-01-20T02:00:00.000Z');
  const viewer = { grant: publishGrant.id, person: publisher, role: 'publisher', token: '' } as const;
  const options = { viewer, now, siteBaseUrl: 'https://site.example.invalid', resumed: false, attempt: null };
  const grant = (await loadGrant(table, filingGrantId(fresh, contact))) as FilingGrant;
  const own = await loadFilingPage(table, grant, { ...options, maxBytes: 1, awaiting: false });
  const findings = own!.current!.check!.findings;
  const [first] = findings.filter(({ severity }) => severity === 'block');
  expect(first).toBeDefined();

  const publishers = await loadPublisherFilingPage(table, publishGrant, 'fresh', options);
  expect(publishers!.current!.check!.findings).toEqual(findings);
  const state = await asOfToday(table, await loadStateOf(table, walk.idOf(1)), now);
  expect(state.check!.findings.map(({ key }) => key)).toEqual(findings.map(({ key }) => key));
  const waiver = waive(state, { finding: first!.key, reason: '旧表口径', proof: 'code' }, publishGrant, now);
  expect(waiver).toMatchObject({ value: { waivers: [{ finding: first!.key }] } });
});
