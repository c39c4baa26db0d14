/** The reviewer or the approver: decides by the link in each mail, at times in two windows at once, one the other way; disowns some. */
import { asksFor } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor, type Page } from '../../demo/visitor.js';
import type { DemoAgency } from '../../demo/season.js';
import { allOf, type Context } from './visit.js';

type Outcome = 'approved' | 'returned';

export class Decider {
  /** Links that lead to nothing that could be decided or stopped any more. */
  private readonly done = new Set<string>();
  private readonly returned = new Map<string, number>();
  /** Agencies whose decision was disowned: once each. */
  private readonly disowned = new Set<string>();
  /** Whose report was decided both ways at once: once each, or nothing would ever be approved. */
  private readonly bothWays = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly role: 'reviewer' | 'approver',
    private readonly who: { readonly address: string },
  ) {}

  async turn(): Promise<void> {
    const mails = this.context.mailbox.to(this.who.address);
    // One report after another; what fails for one holds up no other.
    await allOf(
      this.context.agencies.map((agency) => async () => {
        const asked = mails.filter(({ subject }) => asksFor(agency.name).test(subject)).map(linkIn);
        // The newest first: each mail ends the link of the one before, unless it never counted.
        const open = asked.reverse().find((link) => !this.done.has(link));
        if (open !== undefined) await this.decide(agency, open);
        const told = mails.findLast(({ subject }) => tellsOf(agency.name).test(subject));
        const disowns = this.context.habitsOf(agency.id).disowned[this.role] && !this.disowned.has(agency.id);
        if (told !== undefined && disowns && !this.done.has(linkIn(told))) await this.disown(agency, linkIn(told));
      }),
    );
  }

  /** "This was not me": before the report is public it stands still; after that the publisher is told. */
  private async disown(agency: DemoAgency, link: string): Promise<void> {
    const visitor = new Visitor();
    const page = await visitor.open(link);
    if (page.status >= 500) throw new Error(`HTTP ${page.status}: ${page.text.slice(0, 120)}`);
    if (!offers(page, '/stop')) {
      // It was disowned by a try whose answer was lost, or leads nowhere any more.
      this.done.add(link);
      return;
    }
    const answer = await visitor.submit(formTo(page, '/stop'), { sure: 'yes' });
    if (answer.status !== 200 || offers(answer, '/stop'))
      throw new Error(`not disowned: HTTP ${answer.status} ${answer.text.slice(0, 160)}`);
    this.disowned.add(agency.id);
    this.context.ledger.write({ did: 'disowned', by: this.role, agency: agency.id, link });
  }

  private async decide(agency: DemoAgency, link: string): Promise<void> {
    const visitor = new Visitor();
    const page = await visitor.open(link);
    if (page.status >= 500) throw new Error(`HTTP ${page.status}: ${page.text.slice(0, 120)}`);
    if (!canDecide(page)) {
      this.done.add(link);
      return;
    }
    const { decidesTwice } = this.context.habitsOf(agency.id);
    const outcome = this.outcomeFor(agency.id);
    const other: Outcome = outcome === 'approved' ? 'returned' : 'approved';
    const windows = await Promise.all(
      (decidesTwice ? [outcome, outcome, ...(this.bothWays.has(agency.id) ? [] : [other])] : [outcome]).map(
        async (chosen) => ({
          chosen,
          form: await this.confirmation(visitor, page, chosen),
        }),
      ),
    );
    this.bothWays.add(agency.id);
    const answers = await Promise.allSettled(windows.map(({ form }) => visitor.submit(form)));
    const taken = answers.map((answer) => answer.status === 'fulfilled' && isTaken(answer.value));
    const won = windows.find((_, n) => taken[n] === true);
    if (won === undefined) {
      const [first] = answers;
      throw new Error(
        first?.status === 'fulfilled'
          ? `HTTP ${first.value.status} ${first.value.text.slice(0, 160)}`
          : String(first?.reason),
      );
    }
    const outcomes = [...new Set(windows.filter((_, n) => taken[n] === true).map(({ chosen }) => chosen))];
    for (const each of outcomes)
      this.context.ledger.write({ did: 'decided', by: this.role, agency: agency.id, outcome: each, link });
    if (won.chosen === 'returned') this.returned.set(agency.id, (this.returned.get(agency.id) ?? 0) + 1);
    this.done.add(link);
  }

  private outcomeFor(agency: string): Outcome {
    const { returns } = this.context.habitsOf(agency);
    return (this.returned.get(agency) ?? 0) < returns[this.role === 'reviewer' ? 0 : 1] ? 'returned' : 'approved';
  }

  private async confirmation(visitor: Visitor, page: Page, outcome: Outcome) {
    const comment = outcome === 'returned' ? '第五部分请补充改进措施的完成时限。' : '';
    const confirm = await visitor.submit(formTo(page, '/decision'), { outcome, comment });
    return formTo(confirm, '/decision');
  }
}

const offers = (page: Page, ending: string) =>
  page.forms.some(({ action }) => new URL(action).pathname.endsWith(ending));
const canDecide = (page: Page) => offers(page, '/decision');
/** The subject of the mail that tells of one's own decision on this agency's report. */
const tellsOf = (agencyName: string) => new RegExp(`您刚刚作出了决定：.*${agencyName}`);

/** The page that follows says what was decided; whoever came too late is told so, with another status. */
function isTaken(page: Page): boolean {
  return page.status === 200 && !canDecide(page);
}
