/** Opens a season, takes over a roster and invites everybody: what a publisher does in the first ten minutes. */
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { saveRoster } from './journey.js';
import { rosterText, type DemoAgency } from './season.js';
import { linkIn, type SeasonRequest, type Stage } from './stage.js';
import { formTo, Visitor } from './visitor.js';

/** What is due later is sent by the round that comes every five minutes. */
const SETTLED_MS = 5 * 60_000;

export interface Seeded {
  readonly publisher: Visitor;
  /** The publisher's board, as the mailed link led there. */
  readonly boardUrl: string;
  readonly publisherLink: string;
  /** Agency id -> the link in its invitation. */
  readonly invitations: ReadonlyMap<string, string>;
}

export async function seed(stage: Stage, season: SeasonRequest, agencies: readonly DemoAgency[]): Promise<Seeded> {
  const opened = await openAsPublisher(stage, season);
  await invite(stage, opened, agencies);
  return { ...opened, invitations: await invitationsTo(stage, agencies) };
}

type Opened = Omit<Seeded, 'invitations'>;

export async function openAsPublisher(stage: Stage, season: SeasonRequest): Promise<Opened> {
  await stage.openSeason(season);
  const publisherLink = linkIn(await stage.mailTo(season.publisher.address, new RegExp(String(season.year))));
  const publisher = new Visitor();
  const { url: boardUrl } = await publisher.open(publisherLink);
  return { publisher, boardUrl, publisherLink };
}

type OnBoard = Pick<Seeded, 'publisher' | 'boardUrl'>;

/** Takes over the rows of a roster and invites everybody in them. */
export async function invite(stage: Stage, board: OnBoard, agencies: readonly DemoAgency[]): Promise<void> {
  await enter(stage, board, agencies);
  await inviteEntered(board, agencies);
}

/** Takes over the rows of a roster. */
export async function enter(
  stage: Stage,
  { publisher, boardUrl }: OnBoard,
  agencies: readonly DemoAgency[],
): Promise<void> {
  const saved = await saveRoster(stage, publisher, await publisher.open(boardUrl), rosterText(agencies));
  if (saved.status >= 400) throw new Error(`the roster was not saved: ${saved.text.slice(0, 400)}`);
}

/** Invites agencies that stand in the roster. */
export async function inviteEntered({ publisher, boardUrl }: OnBoard, agencies: readonly DemoAgency[]): Promise<void> {
  const withRoster = await publisher.open(boardUrl);
  const preview = await publisher.submit(formTo(withRoster, '/invitations'), { agency: agencies.map(({ id }) => id) });
  const invited = await publisher.submit(formTo(preview, '/invitations'));
  if (invited.status >= 400) throw new Error(`not all were invited: ${invited.text.slice(0, 400)}`);
}

/** Agency id -> the link in its invitation, once all of them are out: many leave at the pace of a mailing. */
export async function invitationsTo(stage: Stage, agencies: readonly DemoAgency[]): Promise<Map<string, string>> {
  const now = new Date();
  const spreadMs = dueAtOfNth(agencies.length - 1, now).getTime() - now.getTime();
  const invitations = new Map<string, string>();
  for (const { id, contact } of agencies) {
    const mail = await stage.mailTo(contact.address, /年报|年度报告/, 0, 2 * (SETTLED_MS + spreadMs));
    invitations.set(id, linkIn(mail));
  }
  return invitations;
}
