/**
 * Somebody with a browser and a mailbox, who does what pages and mails say and knows nothing else: no id, no address of a
 * page, no command. What they press, tick and type is counted. Words are those of the catalogue in their own language.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { codeIn, linkIn, type Mail, type Stage } from '../../../demo/stage.js';
import { LANGUAGE_NAMES, textsIn, type Language, type Texts } from '#shared/words/texts.js';
import { DESK } from '../witness.js';
import { noEffort, type Diary, type Effort } from './diary.js';

export interface Named {
  readonly name: string;
  readonly address: string;
}

export interface Habits {
  readonly language: Language;
  readonly script: boolean;
}

export interface World {
  readonly stage: Stage;
  readonly browser: Browser;
  readonly diary: Diary;
  /** Where the pictures go, if anywhere. */
  readonly pictures?: string | undefined;
}

/** A busy machine may take its time. */
const PATIENCE_MS = 180_000;

/** A button or link is called so, or so in part. */
type Name = string | RegExp;

export class Person {
  readonly t: Texts;
  /** What browsers complained about. */
  readonly complaints: string[] = [];
  private effort: Effort = noEffort();
  /** Ids of mails. */
  private readonly read = new Set<string>();
  private shots = 0;
  private chose = false;
  private context: BrowserContext | undefined;
  private current: Page | undefined;

  constructor(
    readonly world: World,
    readonly who: Named,
    readonly habits: Habits,
  ) {
    this.t = textsIn(habits.language);
  }

  get page(): Page {
    if (this.current === undefined) throw new Error(`${this.who.name} has opened nothing yet`);
    return this.current;
  }

  /** Does something as a whole; what it takes goes into the diary. */
  async does(what: string, how: () => Promise<void>): Promise<void> {
    this.effort = noEffort();
    try {
      await how();
    } catch (error) {
      await this.picture('stuck').catch(() => undefined);
      const text = await this.text().catch(() => '(no page)');
      const mails = (await this.world.stage.mails()).filter(({ to }) => to.includes(this.who.address)).slice(-8);
      const got = mails.map(({ subject }) => subject).join('\n  ');
      throw new Error(
        `${this.who.name}, “${what}”: ${String(error)}\n${this.current?.url()}\n${text.slice(0, 1500)}\nlast mails:\n  ${got}`,
        { cause: error },
      );
    }
    this.world.diary.add({ who: this.who.name, what, ...this.effort });
  }

  /** The newest mail about this that they have not read yet; waits for one. */
  async mail(about: RegExp): Promise<Mail> {
    const { stage } = this.world;
    const mail = await this.waited(
      stage.until(`a mail to ${this.who.address} about ${about.source}`, async () =>
        (await stage.mails()).findLast(
          ({ id, to, subject }) => to.includes(this.who.address) && about.test(subject) && !this.read.has(id),
        ),
      ),
    );
    this.read.add(mail.id);
    return mail;
  }

  /** Opens a link that they were given: in a mail, on paper, by the operator. */
  async open(link: string): Promise<void> {
    this.context ??= await this.newContext();
    this.current ??= await this.context.newPage();
    this.effort.presses++;
    await this.waited(this.page.goto(link));
    if (await this.chooseLanguage()) await this.openAgainFromEntry(link);
    await this.picture();
  }

  async openMail(about: RegExp): Promise<Mail> {
    const mail = await this.mail(about);
    await this.open(linkIn(mail));
    return mail;
  }

  /** The link that opens now: that of the newest mail which has one, whatever it is about. */
  async openNewestLink(): Promise<void> {
    await this.open(await this.waited(this.world.stage.newestLink(this.who.address)));
  }

  /** After days: the link of the newest mail, and where it has expired, the new one that its page offers. */
  async comesBack(): Promise<void> {
    await this.openNewestLink();
    await this.renewsExpired();
  }

  async renewsExpired(): Promise<void> {
    const { pages, sendNewLink } = this.t.messages;
    if (!(await this.text()).includes(pages['link-expired'].what)) return;
    await this.press(sendNewLink);
    await this.openMail(/新链接|[Nn]ew link/);
  }

  /** The first page in another language than theirs has a button for it. */
  private async chooseLanguage(): Promise<boolean> {
    if (this.chose) return false;
    this.chose = true;
    if (this.habits.language === 'zh') return false;
    await this.press(LANGUAGE_NAMES[this.habits.language]);
    return true;
  }

  /** No page is told which mailed link it came by: from one that opened nothing, the button leads to the entry page. */
  private async openAgainFromEntry(link: string): Promise<void> {
    if (new URL(this.page.url()).pathname !== '/') return;
    this.effort.presses++;
    await this.waited(this.page.goto(link));
  }

  /** A browser of their own that knows nothing of this one, such as that of another day. */
  async takesAnotherBrowser(): Promise<void> {
    await this.context?.close();
    [this.context, this.current] = [undefined, undefined];
  }

  /** Presses a button and waits for the page that answers. */
  async press(button: Name, within: Page | Locator = this.page): Promise<void> {
    await this.click(within.getByRole('button', named(button)).first());
  }

  async follow(link: Name, within: Page | Locator = this.page): Promise<void> {
    await this.click(within.getByRole('link', named(link)).first());
  }

  private async click(target: Locator): Promise<void> {
    this.effort.presses++;
    await this.waited(
      // Together: a press that fails must not leave somebody waiting for its answer.
      Promise.all([this.page.waitForEvent('load'), target.click()]).then(() => undefined),
    );
    await this.picture();
  }

  /** Unfolds what is folded; the page stays. */
  async unfold(summary: Name): Promise<void> {
    this.effort.presses++;
    await this.page.locator('summary').filter({ hasText: summary }).first().click();
  }

  async tick(label: Name): Promise<void> {
    this.effort.ticks++;
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .check();
  }

  async type(label: Name, text: string): Promise<void> {
    this.effort.typed++;
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .fill(text);
  }

  /** Where a label stands more than once, such as the name of each of four people. */
  async typeIn(field: Locator, text: string): Promise<void> {
    this.effort.typed++;
    await field.fill(text);
  }

  async tickBox(box: Locator): Promise<void> {
    this.effort.ticks++;
    await box.check();
  }

  async select(label: Name, option: string | { readonly label: string }): Promise<void> {
    this.effort.typed++;
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .selectOption(option);
  }

  /** Counts what was done with the page directly. */
  async counted(presses: number, doing: () => Promise<void>): Promise<void> {
    this.effort.presses += presses;
    await this.waited(doing());
    await this.picture();
  }

  /** Goes on in the tab that a form opened, and leaves the one before. */
  goOnIn(tab: Page): void {
    this.current = tab;
  }

  /** Where the page asks for the code in the mail: types it. Otherwise nothing. */
  async proves(): Promise<void> {
    const field = this.page.locator('#field-code');
    if ((await field.count()) === 0) return;
    const code = codeIn(await this.mail(/验证码|Code,/));
    await this.typeIn(field, code);
    await this.click(this.page.locator('form:has(#field-code) button[type=submit]').first());
  }

  /** @throws unless the page says so */
  async sees(words: Name): Promise<void> {
    const text = await this.text();
    const says = typeof words === 'string' ? text.includes(words) : words.test(text);
    if (!says) throw new Error(`the page does not say “${String(words)}”`);
  }

  async text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Loads the page again until it says so, as somebody would who was told that it takes a while. */
  async looksUntil(words: Name): Promise<void> {
    const says = async () => {
      const text = await this.text();
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    };
    await this.waited(
      (async () => {
        for (const end = Date.now() + PATIENCE_MS; !(await says());) {
          if (Date.now() > end) throw new Error(`the page never said “${String(words)}”`);
          await this.page.goto(this.page.url().replace(/#.*/, ''));
        }
      })(),
    );
    await this.picture();
  }

  async picture(as = ''): Promise<void> {
    const { pictures } = this.world;
    if (pictures === undefined || this.current === undefined) return;
    const folder = join(pictures, this.who.name);
    mkdirSync(folder, { recursive: true });
    const name = `${String(++this.shots).padStart(2, '0')}${as === '' ? '' : `-${as}`}.png`;
    await this.current.screenshot({ path: join(folder, name), fullPage: true });
  }

  private async newContext(): Promise<BrowserContext> {
    const context = await this.world.browser.newContext({
      viewport: DESK,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      javaScriptEnabled: this.habits.script,
    });
    context.on('console', (message) => {
      // An answer of 4xx is an answer.
      if (message.type() !== 'error' || /status of 4\d\d/.test(message.text())) return;
      this.complaints.push(message.text());
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    return context;
  }

  private async waited<T>(doing: Promise<T>): Promise<T> {
    const since = performance.now();
    try {
      return await doing;
    } finally {
      this.effort.seconds += (performance.now() - since) / 1000;
    }
  }
}

function named(name: Name): { name: Name; exact: boolean } {
  return { name, exact: typeof name === 'string' };
}
