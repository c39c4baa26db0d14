/** A report that comes on paper: the publisher enters it, and somebody of the office records it in the agency's name. */
import type { CountyReport } from './documents.js';
import { fileOf } from './documents.js';
import { files, uploads } from './filing.js';
import { backToBoard, opensReport } from './publishing.js';
import type { Named, Person } from './person.js';

export interface Paper {
  readonly agency: string;
  readonly receivedOn: string;
  readonly handedInBy: string;
  readonly reason: string;
}

export async function entersPaper(publisher: Person, paper: Paper, recorder: Named): Promise<void> {
  const { t, page } = publisher;
  await opensReport(publisher, paper.agency);
  await publisher.follow(t.recording.link);
  await publisher.typeIn(page.locator('#field-receivedOn'), paper.receivedOn);
  await publisher.typeIn(page.locator('#field-handedInBy'), paper.handedInBy);
  await publisher.typeIn(page.locator('#field-recorderName'), recorder.name);
  await publisher.typeIn(page.locator('#field-recorderAddress'), recorder.address);
  await publisher.typeIn(page.locator('#field-reason'), paper.reason);
  await publisher.press(t.recording.button);
  await publisher.proves();
  await publisher.sees(t.recording.done.given);
  await publisher.follow(t.links.back);
  await backToBoard(publisher);
}

export async function recordsPaper(recorder: Person, agency: string, report: CountyReport): Promise<void> {
  const { t } = recorder;
  await recorder.openMail(/请代录纸质报告|on paper/);
  // Above everything else on the page.
  await recorder.page.getByText(t.recording.banner(agency)).first().waitFor();
  await uploads(recorder, await fileOf(report, 'pdf'));
  await files(recorder);
  await recorder.sees(t.recording.marks.recorded);
}
