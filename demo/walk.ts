/**
 * `npm run demo`: the whole workflow without a person, in a throw-away data folder, through the same pages, forms and
 * mailed links that people use. With files, it invites the agency that each file names and tells how far the file went.
 * Exits with an error if a published number differs from the one that was put in.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_USAGE } from '../cli/terminal.js';
import { readDocument } from '#shared/reading/read-document.js';
import { distinctPdf, revised, tablesOf, textReport, type DemoDocument } from './documents.js';
import {
  asked,
  complete,
  decide,
  fileReport,
  openAgencyPage,
  publishedTables,
  release,
  sameTables,
  upload,
} from './journey.js';
import { AGENCIES, PEOPLE, seasonRequest, yearToCollect, type DemoAgency } from './season.js';
import { seed, type Seeded } from './seed.js';
import { stageOf, startProduct, type Stage } from './stage.js';
import { synthesize } from './synthesize.js';
import { Visitor } from './visitor.js';
import { walkFile } from './walk-file.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    assembly: { type: 'string' },
    keep: { type: 'boolean', default: false },
    /** Another DynamoDB or KMS under the workflow. */
    'database-endpoint': { type: 'string' },
    'keys-endpoint': { type: 'string' },
  },
});

const missing = positionals.filter((file) => !existsSync(pathOf(file)));
if (missing.length > 0) {
  console.error(`no such file: ${missing.join(', ')}`);
  process.exit(EXIT_USAGE);
}

const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-demo-'));
let step = 0;
const say = (text: string) => console.log(`${String(++step).padStart(2)}. ${text}`);

console.log('Synthesizing the stacks and starting them on this machine ...');
const cloud = await startProduct({
  assemblyDir: options.assembly ?? synthesize(),
  dataDir,
  ports: 0,
  databaseEndpoint: options['database-endpoint'],
  keysEndpoint: options['keys-endpoint'],
});
try {
  const stage = stageOf(cloud);
  const failed = positionals.length > 0 ? await walkFiles(stage, positionals) : await walkSeason(stage);
  process.exitCode = failed ? 1 : 0;
} finally {
  await cloud.close();
  if (options.keep) console.log(`The data stays in ${dataDir}`);
  else rmSync(dataDir, { recursive: true, force: true });
}

async function walkSeason(stage: Stage): Promise<boolean> {
  const year = yearToCollect(new Date());
  const seeded = await seed(stage, seasonRequest(year), AGENCIES);
  say(
    `season ${year} opened, ${AGENCIES.length} made-up agencies invited: ${seeded.invitations.size} mails with links`,
  );
  const [first, second] = AGENCIES;
  if (first === undefined || second === undefined) throw new Error('the demo needs two agencies');
  const pdf = await walkPdf(stage, seeded, first, year);
  const text = await walkText(stage, seeded, second, year);
  await release(seeded.publisher, seeded.boardUrl, [`${year}-${first.id}-1`, `${year}-${second.id}-3`]);
  say('publisher: both reports released');
  return [await compare(stage, year, first, pdf), await compare(stage, year, second, text)].includes(false);
}

async function walkPdf(stage: Stage, seeded: Seeded, agency: DemoAgency, year: number): Promise<DemoDocument> {
  const document = await distinctPdf(agency.name, year);
  const browser = await openAgencyPage(seeded.invitations.get(agency.id) ?? '', agency.contact.address);
  const page = await upload(stage, browser, document.file);
  const { unread, confirm } = asked(page);
  say(`${agency.name}: ${document.file.name} read, ${unread.length} cells unread, ${confirm.length} to confirm`);
  const before = (await stage.mails()).length;
  await fileReport(browser);
  say(`${agency.name}: filed by a named officer`);
  await decide(stage, PEOPLE.reviewer, { agencyName: agency.name, after: before }, { outcome: 'approved' });
  say('reviewer: passed by the link in the mail');
  await decide(stage, PEOPLE.approver, { agencyName: agency.name, after: before }, { outcome: 'approved' });
  say('approver: approved by the link in the mail');
  await stage.mailTo(agency.contact.address, /通过|审定|待发布/, before);
  return document;
}

async function walkText(stage: Stage, seeded: Seeded, agency: DemoAgency, year: number): Promise<DemoDocument> {
  const browser = await openAgencyPage(seeded.invitations.get(agency.id) ?? '', agency.contact.address);
  const faulty = textReport(agency.name, year, { triple: true, wrongSum: true });
  const page = await upload(stage, browser, faulty.file);
  const rules = [...new Set(page.html.match(/\b[AV]0\d\b/g) ?? [])].sort();
  say(`${agency.name}: text with 3/0/0 and a wrong sum uploaded; the page shows findings of ${rules.join(', ')}`);
  if (!rules.includes('A05')) throw new Error('the triple 3/0/0 was not found');
  const refused = await fileReportIfOffered(browser, page);
  say(`${agency.name}: cannot be filed yet (${refused})`);

  const mended = textReport(agency.name, year, { triple: false, wrongSum: false });
  const second = await upload(stage, browser, mended.file);
  say(
    `${agency.name}: mended file uploaded, the first draft set aside; ${asked(second).confirm.length} cells to confirm`,
  );
  await complete(browser, (cell) => Reflect.get(mended.values, cell) as string);
  let before = (await stage.mails()).length;
  await fileReport(browser);
  say(`${agency.name}: confirmed and filed`);
  const comment = '第五部分请补充改进措施的完成时限。';
  await decide(stage, PEOPLE.reviewer, { agencyName: agency.name, after: before }, { outcome: 'returned', comment });
  await stage.mailTo(agency.contact.address, /退回|修改/, before);
  say(`reviewer: returned once (“${comment}”), the agency has the mail`);

  await upload(stage, browser, revised(mended).file);
  await complete(browser, (cell) => Reflect.get(mended.values, cell) as string);
  before = (await stage.mails()).length;
  await fileReport(browser);
  await decide(stage, PEOPLE.reviewer, { agencyName: agency.name, after: before }, { outcome: 'approved' });
  await decide(stage, PEOPLE.approver, { agencyName: agency.name, after: before }, { outcome: 'approved' });
  await stage.mailTo(agency.contact.address, /通过|审定|待发布/, before);
  say(`${agency.name}: resubmitted, passed, approved`);
  return mended;
}

async function fileReportIfOffered(
  browser: Awaited<ReturnType<typeof openAgencyPage>>,
  page: { text: string; forms: readonly { action: string }[] },
): Promise<string> {
  if (!page.forms.some(({ action }) => action.endsWith('/file'))) return 'the page offers no filing';
  const answer = await fileReport(browser);
  if (answer.status === 200) throw new Error('a report with a blocking finding was filed');
  return `HTTP ${answer.status}`;
}

async function compare(stage: Stage, year: number, agency: DemoAgency, document: DemoDocument): Promise<boolean> {
  const published = await publishedTables(stage, year, agency.id);
  const same = sameTables(published, tablesOf(document.values));
  await stage.mailTo(agency.contact.address, /发布/, 0);
  const page = await new Visitor().open(`${stage.addresses.site}/${year}/${agency.id}/index.html`);
  say(
    `public: /${year}/${agency.id}/index.html answers ${page.status}; report.json ${
      same ? 'equals the 200 numbers put in' : 'DIFFERS FROM THE NUMBERS PUT IN'
    }`,
  );
  return same && page.status === 200;
}

/** Files of one's own: each year is a season of its own, with the agencies that its files name. */
/** npm changes the folder; the caller's is where a file is looked for. */
function pathOf(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

async function walkFiles(stage: Stage, files: readonly string[]): Promise<boolean> {
  const documents = await Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(readFileSync(pathOf(file)));
      return { name: basename(file), bytes, reading: await readDocument(bytes) };
    }),
  );
  let failed = false;
  for (const [index, { name, bytes, reading }] of documents.entries()) {
    const record = reading.status === 'refused' ? undefined : reading.record;
    const year = record?.year ?? yearToCollect(new Date());
    const contact = { name: '文小件', address: `file${index}@yunxi.example.invalid` };
    const agency: DemoAgency = {
      id: `file-${index + 1}`,
      name: record?.agencyName ?? '云溪县示例局',
      kind: '部门',
      contact,
    };
    failed = !(await walkFile({ stage, say, agency, year, file: { name, bytes } })) || failed;
  }
  return failed;
}
