/** A draft is shown as filing would judge it now: what asks for an answer today can be answered on the page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import { loadFilingPage } from '#shared/desk/load.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { loadGrant } from '#shared/store/grants.js';
import type { Table } from '#shared/store/table.js';
import { contact } from '../../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../../store/database.js';
import { openWith, walkOf } from '../../store/walk.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'late');
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
