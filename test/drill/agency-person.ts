/** The contact of one agency: uploads, mends, confirms, files, some of it in two windows; answers returns and corrections. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { distinctPdf, textReport, type DemoDocument } from '../../demo/documents.js';
import { complete, isDraft, type FileToSend } from '../../demo/journey.js';
import type { DemoAgency } from '../../demo/season.js';
import { formTo, type HtmlForm, type Page } from '../../demo/visitor.js';
import type { Habits } from './plan.js';
import { Visit, type Context } from './visit.js';

const STATEMENT = { officer: '负小责', title: '分管副局长', agree: 'on' };
/** As long as a page takes to show what became of a file; then it is sent again, and waited for twice as long. */
const READING_MS = 30_000;
const MOST_READING_MS = 240_000;

export class AgencyPerson {
  private readonly visit: Visit;
  private readonly habits: Habits;
  private uploads = 0;
  private uploadedAt = 0;
  private readingMs = READING_MS;
  private isBrokenOff = false;
  /** What the page said when the last file was sent. */
  private pageBefore = '';
  /** The draft cannot be filed as it is: the next file is a mended one. */
  private isFaulty = false;

  constructor(
    private readonly context: Context,
    private readonly agency: DemoAgency,
    private readonly n: number,
  ) {
    this.visit = new Visit(context.mailbox, agency.contact.address);
    this.habits = context.habitsOf(agency.id);
  }

  /** @returns whether there was anything to do */
  async turn(): Promise<boolean> {
    const page = await this.visit.page();
    if (page === undefined) return false;
    const upload = page.forms.find(({ action }) => new URL(action).pathname.endsWith('/upload'));
    const isRead = this.isFaulty || this.isRead(page);
    if (isDraft(page) && !this.isFaulty) {
      await this.finish(page);
      return true;
    }
    if (upload !== undefined && (isRead || Date.now() - this.uploadedAt > this.readingMs)) {
      // Whoever sends again and again only chases the files before, which a slow machine has not read yet.
      this.readingMs = isRead ? READING_MS : Math.min(this.readingMs * 2, MOST_READING_MS);
      await this.upload(upload);
      this.pageBefore = page.text;
      return true;
    }
    return false;
  }

  /** Whether the page speaks of the last file already; before that a second one would only chase the first. */
  private isRead({ forms, text }: Page): boolean {
    if (this.uploads === 0) return true;
    return text !== this.pageBefore && forms.some(({ action }) => /\/(record|replies)$/.test(action));
  }

  private async upload(form: HtmlForm): Promise<void> {
    const { browser } = this.visit;
    const formPage = await browser.submit(form);
    const s3 = formPage.forms.find(({ names }) => names.includes('Policy'));
    if (s3 === undefined) throw new Error(`no upload form: HTTP ${formPage.status} ${formPage.text.slice(0, 120)}`);
    const file = await this.file();
    if (this.habits.breaksOff && !this.isBrokenOff) {
      this.isBrokenOff = true;
      const key = new Map(s3.fields).get('key') ?? '';
      await breakOff(s3, file);
      this.context.ledger.write({ did: 'broken-off', agency: this.agency.id, key });
      return;
    }
    const { status, key } = await sendTo(s3, file);
    this.uploadedAt = Date.now();
    if (status !== 303) throw new Error(`S3 did not take the file: HTTP ${status}`);
    this.uploads++;
    this.isFaulty = false;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    this.context.ledger.write({ did: 'uploaded', agency: this.agency.id, key, sha256 });
  }

  /** Each file of an agency is another. */
  private async file(): Promise<FileToSend> {
    const { name } = this.agency;
    const { year } = this.context;
    if (this.habits.pdf) {
      const { file } = await mendedReport(name, year, this.n, this.habits);
      return { ...file, bytes: Buffer.concat([file.bytes, Buffer.from(`\n% ${this.uploads + 1}\n`)]) };
    }
    const wrongSum = this.habits.faultyFirst && this.uploads === 0;
    const { file } = textReport(name, year, { triple: false, wrongSum });
    const more = `第${this.uploads + 1}次上传的文本，${this.n}号单位另行说明。\n`;
    return { ...file, bytes: Buffer.concat([file.bytes, Buffer.from(more)]) };
  }

  private async finish(page: Page): Promise<void> {
    const { browser } = this.visit;
    const { values } = await mendedReport(this.agency.name, this.context.year, this.n, this.habits);
    const known = (cell: string) => String(Reflect.get(values, cell));
    await complete({ visitor: browser, pageUrl: page.url, address: this.agency.contact.address }, known);
    const now = await browser.open(page.url);
    if (!isDraft(now)) return;
    const form = formTo(now, '/file');
    const windows = this.habits.twoWindows ? 2 : 1;
    const id = createHash('sha256').update(JSON.stringify(form.fields)).digest('hex').slice(0, 16);
    const answers = await Promise.allSettled(Array.from({ length: windows }, () => browser.submit(form, STATEMENT)));
    const [answer] = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    if (answers.some((each) => each.status === 'fulfilled' && each.value.status === 200 && !isDraft(each.value)))
      this.context.ledger.write({ did: 'filed', agency: this.agency.id, form: id });
    else {
      this.isFaulty = answer?.status === 409;
      throw new Error(`not filed: HTTP ${answer?.status ?? 'none'} ${answer?.text.slice(90, 290) ?? ''}`);
    }
  }
}

/** What an agency ends with: the numbers that are to be public of it. */
export function mendedReport(name: string, year: number, n: number, { pdf }: Habits): Promise<DemoDocument> {
  return pdf
    ? distinctPdf(name, year, 1000 + n)
    : Promise.resolve(textReport(name, year, { triple: false, wrongSum: false }));
}

/** Half of what a browser sends; then its connection is gone. */
async function breakOff(form: HtmlForm, file: FileToSend): Promise<void> {
  const whole = new Request(form.action, { method: 'POST', body: bodyOf(form, file) });
  const bytes = Buffer.from(await whole.arrayBuffer());
  const headers = { 'content-type': whole.headers.get('content-type') ?? '', 'content-length': bytes.length };
  await new Promise<void>((resolve) => {
    const sending = request(form.action, { method: 'POST', headers });
    sending.once('error', () => resolve()).once('close', () => resolve());
    sending.write(bytes.subarray(0, bytes.length >> 1), () => sending.destroy());
  });
}

function bodyOf(form: HtmlForm, file: FileToSend): FormData {
  const body = new FormData();
  for (const [name, value] of form.fields) if (name !== 'file') body.append(name, value);
  body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  return body;
}

/** As a browser does it, but without following to the page: what counts here is S3's own answer. */
async function sendTo(form: HtmlForm, file: FileToSend): Promise<{ status: number; key: string }> {
  const answer = await fetch(form.action, { method: 'POST', body: bodyOf(form, file), redirect: 'manual' });
  await answer.arrayBuffer();
  const location = answer.headers.get('location');
  const key = location === null ? null : new URL(location).searchParams.get('key');
  return { status: answer.status, key: key ?? new Map(form.fields).get('key') ?? '' };
}
