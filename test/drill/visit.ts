/** A person's page, by the session that a link opened; where it does not open any more, by the newest link that does. */
import { Visitor, type Page } from '../../demo/visitor.js';
import type { DemoAgency } from '../../demo/season.js';
import type { Ledger } from './ledger.js';
import type { Mailbox } from './mailbox.js';
import type { Habits } from './plan.js';

export interface Context {
  readonly ledger: Ledger;
  readonly mailbox: Mailbox;
  readonly agencies: readonly DemoAgency[];
  readonly habitsOf: (agency: string) => Habits;
  readonly year: number;
}

/** One after the other, whatever becomes of those before. @throws the first that went wrong, when all had their turn */
export async function allOf(turns: readonly (() => Promise<void>)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const turn of turns) await turn().catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
}

/** A mail tried twice makes a link that never counted; the one before it still does. */
const LINKS_TRIED = 4;

export class Visit {
  private visitor = new Visitor();
  private pageUrl: string | undefined;

  constructor(
    private readonly mailbox: Mailbox,
    private readonly address: string,
    pageUrl?: string,
  ) {
    this.pageUrl = pageUrl;
  }

  get browser(): Visitor {
    return this.visitor;
  }

  /** Undefined where nothing opens now. */
  async page(): Promise<Page | undefined> {
    if (this.pageUrl !== undefined) {
      const page = await this.visitor.open(this.pageUrl);
      if (page.status === 200) return page;
      // Trouble on the other side says nothing of the link.
      if (page.status >= 500) throw new Error(`HTTP ${page.status}: ${page.text.slice(0, 120)}`);
    }
    for (const link of this.mailbox.linksTo(this.address).slice(0, LINKS_TRIED)) {
      const visitor = new Visitor();
      const page = await visitor.open(link);
      if (page.status >= 500) throw new Error(`HTTP ${page.status}: ${page.text.slice(0, 120)}`);
      if (page.status !== 200 || page.url === link) continue;
      [this.visitor, this.pageUrl] = [visitor, page.url];
      return page;
    }
    return undefined;
  }
}
