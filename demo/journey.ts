/** The stations of a report as people go through them: upload, complete, file, decide, release. Over HTTP, page by page. */
import { isDeepStrictEqual } from 'node:util';
import { PEOPLE } from './season.js';
import { codeIn, linkIn, type Mail, type Stage } from './stage.js';
import { formTo, Visitor, type Page } from './visitor.js';

export interface FileToSend {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The agency's browser, on its page. */
export interface AgencyBrowser {
  readonly visitor: Visitor;
  readonly pageUrl: string;
  readonly address: string;
}

export async function openAgencyPage(link: string, address: string): Promise<AgencyBrowser> {
  const visitor = new Visitor();
  const page = await visitor.open(link);
  if (page.status !== 200) throw new Error(`the invitation does not open: ${page.text.slice(0, 200)}`);
  return { visitor, pageUrl: page.url, address };
}

/** Sends a file through the page's form to S3 and waits until the page shows what became of it. */
export async function upload(stage: Stage, browser: AgencyBrowser, file: FileToSend): Promise<Page> {
  const { visitor, pageUrl } = browser;
  const formPage = await visitor.submit(formTo(await visitor.open(pageUrl), '/upload'));
  const s3 = formPage.forms.find(({ names }) => names.includes('Policy'));
  if (s3 === undefined) throw new Error(`no upload form: ${formPage.text.slice(0, 300)}`);
  const sent = await visitor.submitFile(s3, file);
  if (!sent.url.startsWith(pageUrl))
    throw new Error(`S3 did not take the file (${sent.status}): ${sent.text.slice(0, 300)}`);
  return stage.until('the document to be read', async () => {
    const page = await visitor.open(sent.url);
    return page.forms.some(({ action }) => action.endsWith('/upload')) ? page : undefined;
  });
}

/** Whether the page offers to file the draft. */
export function isDraft(page: Page): boolean {
  return page.forms.some(({ action }) => action.endsWith('/file'));
}

export interface Findings {
  /** Cells that were not read, cells to vouch for, and findings that ask for a sentence, by the form that asks. */
  readonly unread: readonly string[];
  readonly confirm: readonly string[];
  readonly explain: readonly string[];
}

export function asked(page: Page): Findings {
  const form = page.forms.find(({ action }) => action.endsWith('/record'));
  const names = [...new Set(form?.names ?? [])];
  const after = (prefix: string) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return {
    unread: after('cell:'),
    confirm: [...page.html.matchAll(/name="confirm"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="confirm"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
    explain: after('explain:'),
  };
}

/** Answers every comment that the report was returned with, as mended; other pages have none. */
export async function answerReturn(browser: AgencyBrowser): Promise<Page> {
  const page = await browser.visitor.open(browser.pageUrl);
  const form = page.forms.find(({ action }) => action.endsWith('/replies'));
  if (form === undefined) return page;
  const comments = form.names.filter((name) => name.startsWith('reply:')).map((name) => name.slice('reply:'.length));
  return browser.visitor.submit(form, Object.fromEntries(comments.map((id) => [`how:${id}`, 'mended'])));
}

/** Ticks what is to be confirmed, keys in unread cells from `known`, explains what is asked, and answers a return. */
export async function complete(browser: AgencyBrowser, known: (cell: string) => string): Promise<Page> {
  const page = await answerReturn(browser);
  const { unread, confirm, explain } = asked(page);
  if (unread.length + confirm.length + explain.length === 0) return page;
  return browser.visitor.submit(formTo(page, '/record'), {
    confirm,
    ...Object.fromEntries(unread.map((cell) => [`cell:${cell}`, known(cell)])),
    ...Object.fromEntries(explain.map((finding) => [`explain:${finding}`, '经与业务科室核对，数据无误。'])),
  });
}

export async function fileReport(
  browser: AgencyBrowser,
  officer = { officer: '负小责', title: '分管副局长' },
): Promise<Page> {
  const page = await browser.visitor.open(browser.pageUrl);
  return browser.visitor.submit(formTo(page, '/file'), { ...officer, agree: 'on' });
}

/** The subject of the mail that asks for a decision on this agency's report. */
export function asksFor(agencyName: string): RegExp {
  return new RegExp(`请(重新)?(审核|审定)：${agencyName}`);
}

/** Opens the link that the person was mailed for this agency and decides. */
export async function decide(
  stage: Stage,
  who: { readonly address: string },
  about: { readonly agencyName: string; readonly after: number },
  decision: { readonly outcome: 'approved' | 'returned'; readonly comment?: string },
): Promise<{ mail: Mail; page: Page }> {
  const mail = await stage.newestTo(who.address, asksFor(about.agencyName), about.after);
  return { mail, page: await decideByLink(stage, who, linkIn(mail), decision) };
}

/** Opens this link and decides: chooses, confirms and, where it is asked for, types the code. */
export async function decideByLink(
  stage: Stage,
  who: { readonly address: string },
  link: string,
  decision: { readonly outcome: 'approved' | 'returned'; readonly comment?: string },
): Promise<Page> {
  const visitor = new Visitor();
  const page = await visitor.open(link);
  const before = (await stage.mails()).length;
  const chosen = { outcome: decision.outcome, comment: decision.comment ?? '' };
  const confirm = await visitor.submit(formTo(page, '/decision'), chosen);
  const answered = await typeCode(stage, visitor, who, before, await visitor.submit(formTo(confirm, '/decision')));
  if (answered.status >= 400) throw new Error(`the decision was refused: ${answered.text.slice(0, 300)}`);
  return answered;
}

/** Where the page that answers asks for the code, reads it in the mail and types it; any other page is left as it is. */
export async function typeCode(
  stage: Stage,
  visitor: Visitor,
  who: { readonly address: string },
  before: number,
  page: Page,
): Promise<Page> {
  const form = page.forms.find(({ names }) => names.includes('code'));
  if (form === undefined) return page;
  const mail = await stage.mailTo(who.address, /验证码/, before);
  return visitor.submit(form, { code: codeIn(mail) });
}

/** Pastes a roster on the board and saves it as it is understood; what cannot be saved answers with the page that says why. */
export async function saveRoster(stage: Stage, publisher: Visitor, board: Page, roster: string): Promise<Page> {
  const before = (await stage.mails()).length;
  const understood = await publisher.submit(formTo(board, '/roster'), { roster });
  const answered = await publisher.submit(formTo(understood, '/roster/save'));
  // In a season that asks for codes: once for this browser.
  return typeCode(stage, publisher, PEOPLE.publisher, before, answered);
}

/** Releases approved reports from the board; in a season that asks for codes, `proof` brings the publisher's. */
export async function release(
  publisher: Visitor,
  boardUrl: string,
  submissions: readonly string[],
  proof?: { readonly stage: Stage; readonly who: { readonly address: string } },
): Promise<Page> {
  const board = await publisher.open(boardUrl);
  // These, and none of those that the board has ticked by itself.
  const preview = await publisher.submit(formTo(board, '/releases'), { submission: submissions, agency: [] });
  const before = proof === undefined ? 0 : (await proof.stage.mails()).length;
  const answered = await publisher.submit(formTo(preview, '/releases'));
  return proof === undefined ? answered : typeCode(proof.stage, publisher, proof.who, before, answered);
}

export interface PublishedTables {
  readonly table2: readonly (number | null)[];
  readonly table3: readonly (readonly (number | null)[])[];
  readonly table4: readonly (number | null)[];
}

export async function publishedTables(
  stage: Stage,
  year: number,
  agency: string,
): Promise<PublishedTables & { text: string }> {
  const address = `${stage.addresses.site}/${year}/${agency}/v1/report.json`;
  const text = await stage.until(`${address} to be public`, async () => {
    const response = await fetch(address);
    const body = await response.text();
    return response.ok ? body : undefined;
  });
  return { ...(JSON.parse(text) as PublishedTables), text };
}

/** The numbers put in, as JSON would give them, against the numbers that came out. */
export function sameTables(published: PublishedTables, put: PublishedTables): boolean {
  const tables = ({ table2, table3, table4 }: PublishedTables) => ({ table2, table3, table4 });
  return isDeepStrictEqual(tables(published), tables(put));
}
