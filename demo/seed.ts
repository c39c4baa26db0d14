/** Opens a season, takes over a roster and invites everybody: what a publisher does in the first ten minutes. */
import { saveRoster } from './journey.js';
import { rosterText, type DemoAgency } from './season.js';
import { linkIn, type SeasonRequest, type Stage } from './stage.js';
import { formTo, Visitor } from './visitor.js';

export interface Seeded {
  readonly publisher: Visitor;
  /** The publisher's board, as the mailed link led there. */
  readonly boardUrl: string;
  readonly publisherLink: string;
  /** Agency id -> the link in its invitation. */
  readonly invitations: ReadonlyMap<string, string>;
}

export async function seed(stage: Stage, season: SeasonRequest, agencies: readonly DemoAgency[]): Promise<Seeded> {
  await stage.openSeason(season);
  const publisherLink = linkIn(await stage.mailTo(season.publisher.address, new RegExp(String(season.year))));
  const publisher = new Visitor();
  const board = await publisher.open(publisherLink);
  const saved = await saveRoster(stage, publisher, board, rosterText(agencies));
  if (saved.status >= 400) throw new Error(`the roster was not saved: ${saved.text.slice(0, 400)}`);
  const withRoster = await publisher.open(board.url);
  const preview = await publisher.submit(formTo(withRoster, '/invitations'), { agency: agencies.map(({ id }) => id) });
  await publisher.submit(formTo(preview, '/invitations'));
  const invitations = new Map<string, string>();
  for (const { id, contact } of agencies) {
    invitations.set(id, linkIn(await stage.mailTo(contact.address, /年报|年度报告/)));
  }
  return { publisher, boardUrl: board.url, publisherLink, invitations };
}
