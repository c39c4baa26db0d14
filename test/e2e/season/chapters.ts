/**
 * A whole season of twelve agencies, chapter by chapter. Every agency has its own story; what each should have come to is
 * asked at the end (outcome.ts). People know what their mails and pages say, and nothing else.
 */
import { begins, invitesFromExcel } from './begin.js';
import { delegates, opensFromDesk, passes, passesSeveral, returns } from './deciding.js';
import { countyReport, fileOf, withSentence, withWrongSum, type CountyReport, type Format } from './documents.js';
import {
  answersReturn,
  files,
  filesClean,
  fillsInOnline,
  opensInvitation,
  SUBJECTS,
  uploads,
  withdraws,
} from './filing.js';
import { BODIES, officeList, STAFF, TWELVE, type BodyKey } from './office.js';
import { Person } from './person.js';
import { asksForCorrection, bounceOf, mendsBounce, releasesAll, reopens } from './publishing.js';
import type { EmptyOffice } from './stage.js';

export class Season {
  readonly publisher: Person;
  readonly substitute: Person;
  readonly reviewer: Person;
  readonly approver: Person;
  readonly standIn: Person;
  readonly recorder: Person;
  readonly clerks: ReadonlyMap<BodyKey, Person>;
  /** What was put in last, agency by agency. */
  readonly truth = new Map<BodyKey, CountyReport>();

  constructor(readonly office: EmptyOffice) {
    const { world } = office;
    const staff = (key: keyof typeof STAFF) => new Person(world, STAFF[key], STAFF[key].habits);
    this.publisher = staff('publisher');
    this.substitute = staff('substitute');
    this.reviewer = staff('reviewer');
    this.approver = staff('approver');
    this.standIn = staff('standIn');
    this.recorder = staff('recorder');
    const keys = Object.keys(BODIES) as BodyKey[];
    this.clerks = new Map(keys.map((key) => [key, new Person(world, BODIES[key].contact, BODIES[key].habits)]));
  }

  clerk(key: BodyKey): Person {
    const clerk = this.clerks.get(key);
    if (clerk === undefined) throw new Error(`nobody works for ${key}`);
    return clerk;
  }

  get people(): readonly Person[] {
    return [
      this.publisher,
      this.substitute,
      this.reviewer,
      this.approver,
      this.standIn,
      this.recorder,
      ...this.clerks.values(),
    ];
  }

  /** The report of an agency, which from now on is the truth about it. */
  report(key: BodyKey, version = 1): CountyReport {
    const seed = Object.keys(BODIES).indexOf(key) * 10 + version;
    const report = countyReport(BODIES[key].name, this.office.year, seed);
    this.truth.set(key, report);
    return report;
  }

  async filed(key: BodyKey, format: Format): Promise<void> {
    await filesClean(
      this.clerk(key),
      await fileOf(this.report(key), format),
      `${key}: file a clean report (${format})`,
    );
  }
}

export const name = (key: BodyKey): string => BODIES[key].name;

export async function begin({ publisher, office }: Season): Promise<void> {
  await begins(publisher, await office.world.stage.setUpLink(), office.year);
  await invitesFromExcel(publisher, officeList(TWELVE), TWELVE.length);
}

/** The first week: five formats, one report taken back, one address that does not exist. */
export async function firstReports(season: Season): Promise<void> {
  const { office, publisher } = season;
  const { stage } = office.world;
  await season.filed('education', 'docx');
  await season.filed('traffic', 'pdf');
  await season.filed('farming', 'html');
  await season.filed('land', 'xlsx');

  const civil = season.clerk('civil');
  await civil.does('civil: fill in the report online and file it', async () => {
    await opensInvitation(civil);
    await fillsInOnline(civil, season.report('civil'));
    await files(civil);
  });

  const finance = season.clerk('finance');
  await finance.does('finance: mend a wrong sum and file', async () => {
    const report = season.report('finance');
    await opensInvitation(finance);
    await uploads(finance, await fileOf(withWrongSum(report), 'pdf'));
    await finance.sees(finance.t.filing.declare.block(1));
    await uploads(finance, await fileOf(report, 'pdf'));
    await files(finance);
  });

  await season.filed('health', 'html');
  const health = season.clerk('health');
  await health.does('health: take it back and file another file', async () => {
    await withdraws(health);
    await uploads(health, await fileOf(season.report('health', 2), 'html'));
    await files(health);
  });

  const sent = await stage.mailTo(BODIES.tax.listed, SUBJECTS.invitation);
  await publisher.does('hand in a bounced mail and correct the address', () =>
    mendsBounce(publisher, bounceOf(sent), name('tax'), BODIES.tax.contact.address),
  );
  const tax = season.clerk('tax');
  await tax.does('tax: file by the link to the corrected address', async () => {
    await tax.openMail(SUBJECTS.invitationOrHandOver);
    await uploads(tax, await fileOf(season.report('tax'), 'xlsx'));
    await files(tax);
  });
}

/** The next morning: one mail for all; four pass, one goes back with two comments, the rest goes to whoever stands in. */
export async function firstReview(season: Season): Promise<void> {
  const { office, reviewer, standIn } = season;
  await office.morning('01-13');
  await reviewer.does('reviewer: pass 4 clean reports from the queue', async () => {
    await reviewer.openMail(SUBJECTS.digest);
    await passesSeveral(reviewer, (['education', 'traffic', 'farming', 'health'] as const).map(name));
    await reviewer.follow(reviewer.t.myDesk.next.desk);
  });
  await reviewer.does('reviewer: return a report with two pinned comments', async () => {
    await opensFromDesk(reviewer, name('finance'));
    await returns(reviewer, 'review', [
      { about: /新收.*总计/, text: '与附送的台账不一致，请核对。' },
      { about: /^第五部分/, text: '请补充改进措施的完成时限。' },
    ]);
    await reviewer.follow(reviewer.t.myDesk.next.desk);
  });
  await reviewer.does('reviewer: hand the rest over for a week', () =>
    delegates(reviewer, STAFF.standIn, `${office.year + 1}-01-20`),
  );
  await office.cloud.idle();

  const finance = season.clerk('finance');
  await finance.does('finance: answer the comments and file again', async () => {
    await finance.openMail(SUBJECTS.returned);
    const report = withSentence(season.report('finance'), '上述改进措施将在六月底前完成。');
    await uploads(finance, await fileOf(report, 'pdf'));
    await answersReturn(finance, [{ explained: '台账漏记一件，报告中的数字正确。' }, 'mended']);
    await files(finance);
  });

  await standIn.does('stand-in: pass what waits, one by one', async () => {
    await standIn.openMail(SUBJECTS.delegation);
    for (const key of ['civil', 'land', 'tax', 'finance'] as const) {
      await standIn.looksUntil(name(key));
      await opensFromDesk(standIn, name(key));
      await passes(standIn, 'review');
      await standIn.follow(standIn.t.myDesk.next.desk);
    }
  });
}

/** The approver passes all; one is opened again before it is public, one has to be corrected afterwards. */
export async function firstRelease(season: Season): Promise<void> {
  const { office, approver, publisher, standIn } = season;
  await office.morning('01-14');
  await approver.does('approver: pass 7 clean reports from the queue', async () => {
    await approver.openMail(SUBJECTS.digest);
    const clean = ['education', 'traffic', 'farming', 'health', 'civil', 'land', 'tax'] as const;
    await passesSeveral(approver, clean.map(name));
    await approver.follow(approver.t.myDesk.next.desk);
  });
  await approver.does('approver: look at the one that came back, and approve it', async () => {
    await opensFromDesk(approver, name('finance'));
    await approver.sees(approver.t.review.checklist.settled);
    await passes(approver, 'approval');
  });
  await office.cloud.idle();
  await publisher.does('reopen an approved report', async () => {
    // A browser stays signed in for a day.
    await publisher.openNewestLink();
    await publisher.sees(publisher.t.board.releaseAll(8));
    await reopens(publisher, name('farming'), '第一部分漏写了监督保障。');
  });
  await publisher.does('release 7 reports', () => releasesAll(publisher, 7));
  await office.cloud.idle();
  await publisher.does('ask for a correction of what is public', async () => {
    await publisher.looksUntil(publisher.t.board.summary(12, 7, 7, 0));
    await asksForCorrection(publisher, name('traffic'), '行政处罚件数少报一件。');
  });

  const farming = season.clerk('farming');
  await farming.does('farming: file what was opened again', async () => {
    await farming.openMail(SUBJECTS.reopened);
    await uploads(farming, await fileOf(season.report('farming', 2), 'docx'));
    await files(farming);
  });
  const traffic = season.clerk('traffic');
  await traffic.does('traffic: file the correction', async () => {
    await traffic.openMail(SUBJECTS.correction);
    await uploads(traffic, await fileOf(season.report('traffic', 2), 'pdf'));
    await files(traffic);
  });
  for (const key of ['farming', 'traffic'] as const) {
    await standIn.does(`stand-in: pass ${key}`, async () => {
      await standIn.openMail(SUBJECTS.asksFor(name(key)));
      await passes(standIn, 'review');
    });
  }
  // Whoever was told of many this morning is told of these the next day.
  await office.noon('01-15');
  for (const key of ['farming', 'traffic'] as const) {
    await approver.does(`approver: approve ${key}`, async () => {
      await approver.openMail(SUBJECTS.asksFor(name(key)));
      await passes(approver, 'approval');
    });
  }
}
