/** A season of any size: made-up agencies, and each report's way from the invitation to the approval, with the times that people wait. */
import { distinctPdf } from '../../../demo/documents.js';
import {
  asksFor,
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  release,
  upload,
} from '../../../demo/journey.js';
import { PEOPLE, seasonRequest, type DemoAgency } from '../../../demo/season.js';
import { enter, invitationsTo, inviteEntered, openAsPublisher, type Seeded } from '../../../demo/seed.js';
import { linkIn } from '../../../demo/stage.js';
import { formTo, Visitor } from '../../../demo/visitor.js';
import type { StageUnderLoad } from './stage.js';

/** By which an agency here is known: it ends the id, and stands in the name. */
export const numberOf = ({ id }: DemoAgency): string => id.slice(-4);

export function agenciesOf(count: number): DemoAgency[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `danwei-${number}`,
      name: `云溪县示例第${number}局`,
      kind: '部门' as const,
      contact: { name: '文小员', address: `danwei-${number}@yunxi.example.invalid` },
    };
  });
}

/** Milliseconds that each person waited, report after report. */
export interface Waits {
  readonly uploadToFindings: number[];
  readonly decisionToMail: number[];
}

export const noWaits = (): Waits => ({ uploadToFindings: [], decisionToMail: [] });

export interface SeasonUnderLoad {
  readonly stage: StageUnderLoad;
  readonly seeded: Seeded;
  readonly year: number;
  readonly waits: Waits;
}

/** As many rows and ticks as are sent at once; fewer than a function has time for, on a busy machine too. */
const AT_ONCE = 200;

/** Opens the season, enters everybody into the roster, and invites those who file, some hundreds at a time. */
export async function seedLarge(
  stage: StageUnderLoad,
  year: number,
  everyone: readonly DemoAgency[],
  invited: readonly DemoAgency[],
): Promise<Seeded> {
  const opened = await openAsPublisher(stage, seasonRequest(year));
  for (let at = 0; at < everyone.length; at += AT_ONCE) {
    await enter(stage, opened, everyone.slice(at, at + AT_ONCE));
    console.error(`${everyone.length}: entered ${Math.min(at + AT_ONCE, everyone.length)}`);
  }
  for (let at = 0; at < invited.length; at += AT_ONCE) {
    await inviteEntered(opened, invited.slice(at, at + AT_ONCE));
  }
  return { ...opened, invitations: await invitationsTo(stage, invited) };
}

/**
 * Who decides asks, on their own desk, to be mailed about each report: otherwise whoever has more than three waiting gets one
 * mail a day.
 */
export async function askForEachMail(stage: StageUnderLoad): Promise<void> {
  for (const { address } of [PEOPLE.reviewer, PEOPLE.approver]) {
    const before = (await stage.mails()).length;
    const visitor = new Visitor();
    const entry = await visitor.open(`${stage.addresses.desk}/`);
    await visitor.submit(formTo(entry, '/sign-in'), { address });
    const desk = await visitor.open(linkIn(await stage.mailTo(address, /新链接/, before)));
    const saved = await visitor.submit(formTo(desk, '/preferences'), { mails: 'each' });
    if (saved.status >= 400) throw new Error(`the preference was not saved: ${saved.text.slice(0, 300)}`);
  }
}

/** From the invitation until the report is filed. */
export async function fileOne({ stage, seeded, year, waits }: SeasonUnderLoad, agency: DemoAgency): Promise<void> {
  const { file } = await distinctPdf(agency.name, year, Number(numberOf(agency)));
  const browser = await openAgencyPage(seeded.invitations.get(agency.id) ?? '', agency.contact.address);
  const sent = performance.now();
  const page = await upload(stage, browser, file);
  waits.uploadToFindings.push(performance.now() - sent);
  if (!isDraft(page)) throw new Error(`${agency.id} was not read: ${page.text.slice(0, 300)}`);
  await complete(browser, () => '');
  const filed = await fileReport(browser);
  if (filed.status >= 400) throw new Error(`${agency.id} was not filed: ${filed.text.slice(0, 300)}`);
}

/** From the mail to the reviewer until the agency knows that its report is approved. */
export async function decideOne({ stage, waits }: SeasonUnderLoad, agency: DemoAgency): Promise<void> {
  const about = { agencyName: agency.name, after: 0 };
  await decide(stage, PEOPLE.reviewer, about, { outcome: 'approved' });
  const asks = () => stage.mailTo(PEOPLE.approver.address, asksFor(agency.name));
  waits.decisionToMail.push(await waitedFor(asks));
  await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
  const tells = () => stage.mailTo(agency.contact.address, /审定通过|待发布/);
  waits.decisionToMail.push(await waitedFor(tells));
}

/** Everything that is approved, in releases of so many as a publisher ticks at once. */
export async function releaseAll(season: SeasonUnderLoad, agencies: readonly DemoAgency[]): Promise<number[]> {
  const { stage, seeded, year } = season;
  const times: number[] = [];
  for (let at = 0; at < agencies.length; at += RELEASE_SIZE) {
    const batch = agencies.slice(at, at + RELEASE_SIZE);
    await stage.until('the release before to be over', async () => {
      const { forms } = await seeded.publisher.open(seeded.boardUrl);
      return forms.some(({ action }) => action.endsWith('/releases')) ? true : undefined;
    });
    const began = performance.now();
    await release(
      seeded.publisher,
      seeded.boardUrl,
      batch.map(({ id }) => `${year}-${id}-1`),
    );
    const last = batch.at(-1)?.id ?? '';
    await stage.until(`${last} to be public`, async () => {
      const answer = await fetch(`${stage.addresses.site}/${year}/${last}/v1/report.json`);
      await answer.arrayBuffer();
      return answer.ok ? true : undefined;
    });
    times.push(performance.now() - began);
  }
  return times;
}

const RELEASE_SIZE = 50;

async function waitedFor(what: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}
