/**
 * `npm run bench:board`: what a page of the publisher's board costs the server with 3,000 agencies on a database of its own:
 * what it computes, which is to stay under a second, and how long it took on this machine, where the database computes too.
 */
import { reportYearSchema } from '#shared/ids/report-year.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { UNMAILED, type PublisherGrant } from '#shared/access/model.js';
import { publisherGrantId } from '#shared/access/links.js';
import { boardQuery } from '#shared/desk/board-query.js';
import { loadBoardPage } from '#shared/desk/load-publisher.js';
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { filingSchema } from '#shared/filing/model.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import { agencySchema, seasonSchema, type Agency } from '#shared/season/model.js';
import { filingKey } from '#shared/store/keys.js';
import { agencyWrite, seasonWrites } from '#shared/store/seasons.js';
import { seenWrite } from '#shared/store/seen.js';
import { textsIn } from '#shared/words/texts.js';
import type { Table, Write } from '#shared/store/table.js';
import { openDatabase } from '../store/database.js';

const AGENCIES = Number(process.argv[2] ?? 3000);
const TURNS = 5;
const LIMIT = 1000;
const of = { area: areaIdSchema.parse('home'), year: reportYearSchema.parse(2025) };
const NOW = new Date('2026-01-20T02:00:00Z');
const person = (name: string, id: string): Person => personSchema.parse({ name, address: `${id}@example.invalid` });
const publisher = person('周明', 'publisher');
const STATES = [null, 'draft', 'in-review', 'in-approval', 'approved', 'returned', 'released'] as const;

function agencyOf(n: number): Agency {
  return agencySchema.parse({
    ...of,
    id: `agency-${n}`,
    name: `云溪县第${n}示例局`,
    aliases: [`县${n}局`],
    kind: 'department',
    contact: person(`联络员${n}`, `contact-${n}`),
    phone: `0359-${2000000 + n}`,
    reviewer: person(`初审${n % 20}`, `reviewer-${n % 20}`),
    approver: person('审定', 'approver'),
    deadline: '2026-01-31',
    invitedAt: '2026-01-05T00:00:00Z',
  });
}

/** As much of a filing as the board reads. */
function filingWrite(agency: Agency, state: NonNullable<(typeof STATES)[number]>): Write {
  const filing = filingSchema.parse({
    ...of,
    agency: agency.id,
    version: 4,
    lastNumber: 1,
    current: 1,
    state,
    released: state === 'released' ? { n: 1, version: 1, at: NOW.toISOString(), release: 'r' } : null,
    counts: { block: 0, explain: 1, unread: 0, confirm: 0 },
    lastDeedAt: NOW.toISOString(),
    audit: { subject: `FILING#home#2025#${agency.id}`, count: 4, head: 'ab'.repeat(32) },
  });
  return { Put: { Item: { ...filingKey({ ...of, agency: agency.id }), v: 3, version: 4, filing } } };
}

async function fill(table: Table): Promise<void> {
  const season = seasonSchema.parse({
    ...of,
    areaName: '云溪县',
    state: 'open',
    deadline: '2026-01-31',
    publisher,
    reviewer: person('初审', 'reviewer'),
    approver: person('审定', 'approver'),
    openedAt: '2026-01-01T00:00:00Z',
  });
  await table.commit(seasonWrites(undefined, season, []));
  const writes = Array.from({ length: AGENCIES }, (_, n) => {
    const agency = agencyOf(n);
    const state = STATES[n % STATES.length] ?? null;
    const seen = seenWrite({ ...of, person: agency.contact }, NOW);
    return [agencyWrite(agency), seen, ...(state === null ? [] : [filingWrite(agency, state)])];
  });
  for (let from = 0; from < writes.length; from += 30) await table.commit(writes.slice(from, from + 30).flat());
}

const GRANT: PublisherGrant = {
  ...of,
  id: publisherGrantId(of, publisher),
  purpose: 'publish',
  person: publisher,
  expiresAt: '2026-12-31T00:00:00Z',
  ...UNMAILED,
};

const ASKED = {
  'first page': '',
  'found by a word': 'q=99',
  'ordered by name': 'sort=agency',
  'filtered, second page': 'state=draft&page=2',
  'all ticked': 'select=all',
} as const;

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const database = await openDatabase();
try {
  const table = database.table();
  await fill(table);
  const viewer = { grant: GRANT.id, person: publisher, role: 'publisher' as const, token: 'x'.repeat(43) };
  console.log(`${AGENCIES} agencies, median of ${TURNS}`);
  for (const [what, asked] of Object.entries(ASKED)) {
    const query = boardQuery((name) => new URLSearchParams(asked).get(name) ?? '');
    const times: { load: number; whole: number; cpu: number; bytes: number }[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const [begun, before] = [performance.now(), process.cpuUsage()];
      const page = await loadBoardPage(table, GRANT, {
        viewer,
        now: NOW,
        siteBaseUrl: 'https://site.example.invalid',
        query,
        done: null,
        attempt: null,
      });
      if (page === undefined) throw new Error('no season');
      const load = performance.now() - begun;
      const html = renderBoardPage(page, textsIn('zh'));
      const { user, system } = process.cpuUsage(before);
      times.push({
        load,
        whole: performance.now() - begun,
        cpu: (user + system) / 1000,
        bytes: Buffer.byteLength(html),
      });
    }
    const figure = (of: (time: (typeof times)[number]) => number) => Math.round(median(times.map(of)));
    const [load, whole, cpu, size] = [
      figure((t) => t.load),
      figure((t) => t.whole),
      figure((t) => t.cpu),
      figure((t) => t.bytes / 1024),
    ];
    const late = cpu > LIMIT ? '  TOO SLOW' : '';
    console.log(`${what.padEnd(24)} ${cpu} ms computing; ${load} ms until read, ${whole} ms in all, ${size} KB${late}`);
    if (late !== '') process.exitCode = 1;
  }
} finally {
  await database.close();
}
