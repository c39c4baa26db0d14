/** Takes a stranger's document as far as the rules allow, and says at each station what was seen. */
import { readDocument } from '#shared/reading/read-document.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import {
  asked,
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  publishedTables,
  release,
  sameTables,
  upload,
  type FileToSend,
  type PublishedTables,
} from './journey.js';
import { PEOPLE, seasonRequest, type DemoAgency } from './season.js';
import { seed } from './seed.js';
import type { Stage } from './stage.js';
import type { Visitor } from './visitor.js';
import { formTo } from './visitor.js';

export interface FileWalk {
  readonly stage: Stage;
  readonly say: (text: string) => void;
  readonly agency: DemoAgency;
  readonly year: number;
  readonly file: FileToSend;
}

/** False when a published number differs from what the document prints; a document refused for a reason is no failure. */
export async function walkFile({ stage, say, agency, year, file }: FileWalk): Promise<boolean> {
  const seeded = await seed(stage, seasonRequest(year), [agency]);
  say(`${file.name}: ${agency.name}, report of ${year}, invited`);
  const browser = await openAgencyPage(seeded.invitations.get(agency.id) ?? '', agency.contact.address);
  const page = await upload(stage, browser, file);
  if (!isDraft(page)) {
    say(`${file.name}: not accepted. ${sentenceAround(page.text, '未能受理')}`);
    return true;
  }
  const open = asked(page);
  const rules = [...new Set(page.html.match(/\b[AV]0\d\b/g) ?? [])].sort();
  say(
    `${file.name}: read; unread ${open.unread.length}, to confirm ${open.confirm.length}, findings of ${rules.join(', ') || 'no rule'}`,
  );
  if (open.unread.length > 0) {
    say(`${file.name}: stops here: ${open.unread.length} cells were honestly not read and only the browser knows them`);
    return true;
  }
  await complete(browser, () => '');
  await waiveBlocks(seeded.publisher, seeded.boardUrl, agency, say);
  const before = (await stage.mails()).length;
  const filed = await fileReport(browser);
  if (filed.status !== 200) {
    say(`${file.name}: cannot be filed (HTTP ${filed.status}): ${sentenceAround(filed.text, '还不能报送')}`);
    return true;
  }
  say(`${file.name}: filed`);
  const about = { agencyName: agency.name, after: before };
  await decide(stage, PEOPLE.reviewer, about, { outcome: 'approved' });
  await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
  await stage.mailTo(agency.contact.address, /通过|审定|待发布/, before);
  say(`${file.name}: reviewed and approved`);
  await release(seeded.publisher, seeded.boardUrl, [`${year}-${agency.id}-1`]);
  const published = await publishedTables(stage, year, agency.id);
  const same = sameTables(published, await tablesRead(file));
  say(
    `${file.name}: public at /${year}/${agency.id}/index.html; ${same ? 'the numbers are those read' : 'NUMBERS DIFFER'}`,
  );
  return same;
}

/** The publisher lifts blocking findings with a reason, as an agency would ask for; each is named. */
async function waiveBlocks(
  publisher: Visitor,
  boardUrl: string,
  agency: DemoAgency,
  say: FileWalk['say'],
): Promise<void> {
  for (let waived = 0; waived < 20; waived++) {
    const page = await publisher.open(`${boardUrl}/filings/${agency.id}`);
    const form = page.forms.find(({ action }) => action.endsWith('/waivers'));
    if (form === undefined) return;
    const finding = form.fields.find(([name]) => name === 'finding')?.[1] ?? '';
    await publisher.submit(formTo(page, '/waivers'), { reason: '演示：原件即如此印发，经核实后豁免。' });
    say(`publisher: finding ${finding} waived with a reason`);
  }
}

/** What the reader makes of the same bytes, apart from the workflow. */
async function tablesRead(file: FileToSend): Promise<PublishedTables> {
  const reading = await readDocument(file.bytes);
  if (reading.status === 'refused') throw new Error('the document was read a moment ago');
  const number = (id: CellId) => {
    const { kind, value } = reading.record.cells[id];
    return kind === 'number' ? Number(value) : null;
  };
  const cells = CELL_IDS.map(number);
  return {
    table2: cells.slice(0, 10),
    table3: Array.from({ length: 25 }, (_, row) => cells.slice(10 + row * 7, 17 + row * 7)),
    table4: cells.slice(185),
  };
}

function sentenceAround(text: string, word: string): string {
  const at = Math.max(0, text.indexOf(word));
  return text.slice(at, at + 240);
}
