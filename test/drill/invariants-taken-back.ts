/** What was taken back after it was decided or public: disowned, asked anew, to be corrected, taken down; and what never arrived. */
import type { World } from './world.js';

export async function brokenTakingBack(world: World): Promise<string[]> {
  return [...deedsKept(world), ...brokenOffStayAway(world), ...(await takenDownGone(world))];
}

/** By which deeds an entry of the people's book shows in the log. */
const DEEDS_OF = {
  corrected: ['ask-correction'],
  'taken-down': ['takeDown'],
  resumed: ['resumeReview', 'resumeApproval'],
  disowned: ['stop', 'disown'],
} as const;

/** As often as somebody was told, at least; from one mail a decision is disowned once. */
function deedsKept({ entries, filings }: World): string[] {
  return Object.entries(DEEDS_OF).flatMap(([did, deeds]: [string, readonly string[]]) =>
    [...filings].flatMap(([agency, { log }]) => {
      const told = entries.filter((entry) => entry.did === did && 'agency' in entry && entry.agency === agency);
      const times = new Set(told.map((entry) => ('link' in entry ? entry.link : entry.at))).size;
      const done = log.events.filter(({ deed }) => deeds.includes(deed)).length;
      return done < times ? [`${agency} ${did} was acknowledged ${times} times, and done ${done}`] : [];
    }),
  );
}

function brokenOffStayAway({ entries, filings }: World): string[] {
  return entries.flatMap((entry) => {
    if (entry.did !== 'broken-off') return [];
    const found = filings.get(entry.agency)?.submissions.find(({ arrival }) => arrival.key === entry.key);
    return found === undefined ? [] : [`${found.id} was made of a file of which half was sent`];
  });
}

/** Where a version stood that was taken down stands a notice, unless it was put back. */
async function takenDownGone({ filings, addresses, year }: World): Promise<string[]> {
  const asked = [...filings].flatMap(([agency, { log }]) => {
    const standing = new Map<number, boolean>();
    for (const { deed, details } of log.events)
      if (deed === 'release' || deed === 'takeDown') standing.set(Number(details['version']), deed === 'release');
    return [...standing].flatMap(([version, stands]) => (stands ? [] : [{ agency, version }]));
  });
  const answers = await Promise.all(
    asked.map(async ({ agency, version }) => {
      const address = `${addresses.site}/${year}/${agency}/v${version}/report.json`;
      const answer = await fetch(address);
      const said = answer.ok ? ((await answer.json()) as { takenDownAt?: string; report?: unknown }) : {};
      return said.takenDownAt === undefined
        ? [`${address} was taken down and answers ${answer.status} with something else than a notice`]
        : [];
    }),
  );
  return answers.flat();
}
