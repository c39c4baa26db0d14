/**
 * `npm run screens -- tour`: the pictures of the README, taken from a season of made-up agencies that stand at different
 * points of the way. The deciding is done over HTTP as in the demo.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { distinctPdf, tablesOf, textReport, type DemoDocument } from '../../demo/documents.js';
import { decide, publishedTables, release, sameTables } from '../../demo/journey.js';
import { AGENCIES, PEOPLE, type DemoAgency } from '../../demo/season.js';
import { linkIn } from '../../demo/stage.js';
import { ROOT, synthesize } from '../../demo/synthesize.js';
import { cellAnchor } from '#shared/desk/parts/anchors.js';
import { completeRecord, fileReport, press, sendLastYear, uploadWithScript } from './acts.js';
import { inFewColours } from '../screens/picture.js';
import { openTheatre } from './stage.js';
import { troubledReports, WRONG_NUMBER } from './troubled-reports.js';
import { DESK, PHONE } from './witness.js';

const FOLDER = join(ROOT, 'docs', 'screenshots');
/** A README with ten pictures should still load on a slow line. */
const MAX_BYTES = 150_000;

const theatre = await openTheatre(process.env['NIANBAO_ASSEMBLY'] ?? synthesize());
const { stage, seeded, browser, year } = theatre;
try {
  mkdirSync(FOLDER, { recursive: true });
  const [education, civil, land, statistics, town] = AGENCIES;
  if (!education || !civil || !land || !statistics || !town) throw new Error('the season has too few agencies');

  await picture('outbox', await at(`${stage.addresses.outbox}/`));
  await picture('upload', await at(invitation(land)));
  const faulty = textReport(land.name, year, { triple: true, wrongSum: true });
  await picture('result', await send(land, faulty, { viewport: { ...DESK, height: 1200 } }));

  const troubled = await troubledReports(town.name, year);
  const publisher = await at(seeded.publisherLink);
  await publisher.getByRole('link', { name: town.name }).click();
  await press(publisher, `导入 ${year - 1} 年度报告…`);
  await sendLastYear(publisher, stage, troubled.lastYear.file);
  const findings = await send(town, troubled.faulty, { viewport: { ...DESK, height: 1500 } });
  await findings.locator('#result').evaluate((heading) => heading.scrollIntoView());
  await picture('findings', findings);
  await findings.setViewportSize({ width: 1800, height: 850 });
  await findings.locator(`[id="${cellAnchor(WRONG_NUMBER)}"] a[href^="#place"]`).click();
  await findings.locator('.found img').evaluateAll(async (pictures: { decode(): Promise<void> }[]) => {
    await Promise.all(pictures.map((one) => one.decode()));
  });
  await picture('a-number-in-its-document', findings);

  const reports = [
    { agency: education, document: await distinctPdf(education.name, year) },
    { agency: civil, document: textReport(civil.name, year, { triple: false, wrongSum: false }) },
  ];
  for (const { agency, document } of reports) {
    const about = { agencyName: agency.name, after: await file(agency, document) };
    await decide(stage, PEOPLE.reviewer, about, { outcome: 'approved', comment: '三张表与原文一致。' });
    await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
    await stage.mailTo(agency.contact.address, /审定通过/, about.after);
  }
  const review = await file(statistics, await distinctPdf(statistics.name, year, 7));
  const reviewing = await mailed(PEOPLE.reviewer, statistics, review);
  await reviewing.locator('#tables').evaluate((heading) => heading.scrollIntoView());
  await picture('review', reviewing);
  // Of a fourth report on one day the reviewer would hear in the morning only.
  await decide(
    stage,
    PEOPLE.reviewer,
    { agencyName: statistics.name, after: review },
    { outcome: 'approved', comment: '三张表与原文一致，建议通过。' },
  );
  await picture(
    'approval-phone',
    await mailed(PEOPLE.approver, statistics, review, { viewport: { ...PHONE, height: 1500 } }),
  );

  const board = await at(seeded.publisherLink);
  for (const { agency } of reports) await board.getByLabel(`选择${agency.name}`).check();
  await picture('board', board);
  await board.getByRole('button', { name: '发布…' }).click();
  await board.getByRole('heading', { name: '发布前预览' }).waitFor();
  await picture('release-preview', board);
  await release(
    seeded.publisher,
    seeded.boardUrl,
    reports.map(({ agency }) => `${year}-${agency.id}-1`),
  );
  for (const { agency, document } of reports) {
    const published = await publishedTables(stage, year, agency.id);
    if (!sameTables(published, tablesOf(document.values))) throw new Error(`${agency.name} was published wrong`);
    await stage.mailTo(agency.contact.address, /已发布/);
  }
  await picture('report', await at(`${stage.addresses.site}/${year}/${education.id}/index.html`));
  await picture('year', await at(`${stage.addresses.site}/${year}/index.html`));
} finally {
  await theatre.close();
}

async function at(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function mailed(
  who: { readonly address: string },
  agency: DemoAgency,
  after: number,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return at(linkIn(await stage.mailTo(who.address, new RegExp(agency.name), after)), options);
}

function invitation(agency: DemoAgency): string {
  return seeded.invitations.get(agency.id) ?? '';
}

async function send(agency: DemoAgency, { file }: DemoDocument, options?: BrowserContextOptions): Promise<Page> {
  const page = await at(invitation(agency), options);
  await uploadWithScript(page, file);
  return page;
}

/** Sends, completes and files; tells how many mails there were before. */
async function file(agency: DemoAgency, document: DemoDocument): Promise<number> {
  const page = await send(agency, document);
  await completeRecord(page);
  const { length } = await stage.mails();
  await fileReport(page);
  return length;
}

/** What the window shows, in as few colours as text on paper needs. */
async function picture(name: string, page: Page): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  writeFileSync(path, inFewColours(await page.screenshot()));
  const { size } = statSync(path);
  if (size > MAX_BYTES) throw new Error(`${path} takes ${size} bytes`);
  if (decode(readFileSync(path)).data.every((byte, _, [first]) => byte === first))
    throw new Error(`${path} shows nothing`);
  console.log(`docs/screenshots/${name}.png  ${Math.round(size / 1024)} KB`);
}
