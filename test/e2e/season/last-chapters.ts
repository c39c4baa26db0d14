/** The second half of the season: what comes late or on paper, who stands in for the publisher, and the end. */
import { name, type Season } from './chapters.js';
import { passes } from './deciding.js';
import { fileOf, withWrongSum } from './documents.js';
import { explains, files, SUBJECTS, uploads } from './filing.js';
import { STAFF, type BodyKey } from './office.js';
import { entersPaper, recordsPaper } from './paper.js';
import { closes, releasesAll, takesOver } from './publishing.js';

const paperOf = (year: number) => ({
  agency: name('water'),
  receivedOn: `${year + 1}-01-30`,
  handedInBy: '办公室张小敏',
  reason: '单位没有联网。',
});

/** After the last day: paper, and two that are late, one by an expired link; the publisher is ill and the substitute takes over. */
export async function lateReports(season: Season): Promise<void> {
  const { office, publisher, recorder, reviewer, approver, substitute } = season;
  await office.morning('02-02');
  const archive = season.clerk('archive');
  await archive.does('archive: upload a draft and leave it', async () => {
    await archive.openMail(SUBJECTS.invitationOrReminder);
    await uploads(archive, await fileOf(withWrongSum(season.report('archive')), 'docx'));
  });
  await filesLate(season, 'town', SUBJECTS.invitationOrReminder);
  await publisher.does('enter a report that came on paper, and who records it', async () => {
    await publisher.comesBack();
    await entersPaper(publisher, paperOf(office.year), STAFF.recorder);
  });
  await recorder.does('water: record the report from paper and file it', () =>
    recordsPaper(recorder, name('water'), season.report('water')),
  );
  await substitute.does('take over as publisher and release 2 reports', async () => {
    await takesOver(substitute, '年小布住院');
    await releasesAll(substitute, 2);
  });
  await office.morning('04-12');
  const statistics = season.clerk('statistics');
  await statistics.does('statistics: ask for a fresh link instead of an expired one', async () => {
    await statistics.openMail(SUBJECTS.invitationOrReminder);
    await statistics.sees(statistics.t.messages.pages['link-expired'].what);
    await statistics.press(statistics.t.messages.sendNewLink);
  });
  await filesLate(season, 'statistics', SUBJECTS.newLink);
  for (const key of ['town', 'statistics', 'water'] as const) {
    for (const [decider, stage] of [
      [reviewer, 'review'],
      [approver, 'approval'],
    ] as const) {
      await decider.does(`${stage}: pass ${key}`, async () => {
        await decider.openMail(SUBJECTS.asksFor(name(key)));
        await passes(decider, stage);
      });
    }
  }
}

async function filesLate(season: Season, key: BodyKey, mail: RegExp): Promise<void> {
  const clerk = season.clerk(key);
  await clerk.does(`${key}: file late`, async () => {
    await clerk.openMail(mail);
    await uploads(clerk, await fileOf(season.report(key), 'docx'));
    await explains(clerk, '经办人员更换，交接延误。');
    await files(clerk);
  });
}

/** The end: closing, and what is left is released by the substitute. */
export async function end(season: Season): Promise<void> {
  const { office, substitute } = season;
  await substitute.does('close the season', async () => {
    await substitute.comesBack();
    await closes(substitute);
  });
  await office.cloud.idle();
  await substitute.does('release the last 3 reports', async () => {
    await substitute.looksUntil(substitute.t.board.releaseAll(3));
    await releasesAll(substitute, 3);
  });
  await office.cloud.idle();
  await substitute.looksUntil(substitute.t.board.filterOption(substitute.t.board.groups.released, 11));
}
