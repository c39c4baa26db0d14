/** What the season should have come to: the state of each agency as the overview tells it, and the public numbers. */
import { tablesOf } from '../../../demo/documents.js';
import { sameTables, type PublishedTables } from '../../../demo/journey.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Season } from './chapters.js';
import { BODIES, type BodyKey } from './office.js';
import type { Person } from './person.js';

export const OUTCOME: Readonly<Record<BodyKey, SubmissionState>> = {
  education: 'released',
  civil: 'released',
  finance: 'released',
  health: 'released',
  tax: 'released',
  statistics: 'released',
  land: 'released',
  town: 'released',
  farming: 'released',
  traffic: 'released',
  water: 'released',
  // Its draft was not filed before the season ended.
  archive: 'expired',
};
const KEYS = Object.keys(OUTCOME) as BodyKey[];
/** Published twice: what was corrected is its second version. */
const CORRECTED: readonly BodyKey[] = ['traffic'];

/** Everything that is not as it should be; nothing when all is well. */
export async function differences(season: Season, publisher: Person): Promise<string[]> {
  const board = KEYS.map(async (key) => {
    const row = publisher.page.getByRole('row').filter({ hasText: BODIES[key].name });
    const said = publisher.t.names.states[OUTCOME[key]];
    const text = await row.first().innerText();
    return text.includes(said) ? [] : [`${BODIES[key].name} is not “${said}”: ${text.replace(/\s+/g, ' ')}`];
  });
  const released = KEYS.filter((key) => OUTCOME[key] === 'released');
  const site = released.map((key) => publishedAsFiled(season, key));
  return (await Promise.all([...board, ...site])).flat();
}

/** The way of the public: from the agency's mail to the page, and from there to the data. */
async function publishedAsFiled(season: Season, key: BodyKey): Promise<string[]> {
  const { stage } = season.office.world;
  const mail = await stage.newestTo(BODIES[key].contact.address, /已发布|Published/);
  const address = /https?:\S+index\.html/.exec(mail.text)?.[0] ?? '';
  const version = CORRECTED.includes(key) ? 2 : 1;
  const answer = await fetch(new URL(`v${version}/report.json`, address));
  if (!answer.ok) return [`${BODIES[key].name}: no version ${version} (${answer.status})`];
  const truth = season.truth.get(key);
  const same = truth !== undefined && sameTables((await answer.json()) as PublishedTables, tablesOf(truth.values));
  return same ? [] : [`${BODIES[key].name}: the public numbers are not those of the document`];
}
