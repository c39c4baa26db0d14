/** The publisher: releases whatever is approved, has stages asked anew, and has much of it corrected or taken down, so that work never ends. */
import { formTo, type HtmlForm, type Page } from '../../demo/visitor.js';
import type { TakingBack } from './plan.js';
import { allOf, Visit, type Context } from './visit.js';

export class Publisher {
  private readonly visit: Visit;
  private turns = 0;
  /** How many public versions of an agency were left alone or taken back. */
  private readonly versions = new Map<string, number>();
  /** Whose public version was left alone once. */
  private readonly left = new Set<string>();

  constructor(
    private readonly context: Context,
    who: { readonly address: string },
    board: string,
  ) {
    this.visit = new Visit(context.mailbox, who.address, board);
  }

  async turn(): Promise<void> {
    const board = await this.visit.page();
    if (board === undefined) return;
    const { agencies } = this.context;
    const agency = agencies[this.turns++ % agencies.length];
    await allOf([
      () => this.release(board),
      async () => {
        if (agency !== undefined) await this.look(board.url, agency.id);
      },
    ]);
  }

  private async release(board: Page): Promise<void> {
    const all = board.forms.find(
      ({ action, fields }) => action.endsWith('/releases') && fields.some(([name]) => name === 'agency'),
    );
    if (all === undefined) return;
    const preview = await this.visit.browser.submit(all);
    const confirm = formTo(preview, '/releases');
    const submissions = confirm.fields.flatMap(([name, value]) => (name === 'submission' ? [value] : []));
    const answer = await this.visit.browser.submit(confirm);
    if (answer.status !== 200) throw new Error(`not released: HTTP ${answer.status} ${answer.text.slice(0, 160)}`);
    this.context.ledger.write({ did: 'released', submissions });
  }

  /** One agency a turn: what stands still goes on, what is public is taken back as its habits have it. */
  private async look(boardUrl: string, agency: string): Promise<void> {
    const page = await this.visit.browser.open(`${boardUrl}/filings/${agency}`);
    const offered = (name: string) => page.forms.find(({ action }) => action.endsWith(`/${name}`));
    const resume = offered('resume');
    if (resume !== undefined) {
      const answer = await this.visit.browser.submit(resume);
      if (answer.status !== 200) throw new Error(`not resumed: HTTP ${answer.status} ${answer.text.slice(0, 160)}`);
      this.context.ledger.write({ did: 'resumed', agency });
    }
    // Of a public version both are offered, unless one is under way.
    const correction = offered('correction');
    if (correction === undefined) return;
    const { afterwards } = this.context.habitsOf(agency);
    const known = this.versions.get(agency) ?? 0;
    const how: TakingBack = afterwards[known % afterwards.length] ?? 'nothing';
    if (how === 'nothing') return this.leave(agency, known);
    const form = how === 'correction' ? correction : offered('take-down');
    if (form !== undefined) await this.takeBack(agency, form, how);
  }

  /** For a while: till the agency has had its turn once more. */
  private leave(agency: string, known: number): void {
    if (this.left.delete(agency)) this.versions.set(agency, known + 1);
    else this.left.add(agency);
  }

  private async takeBack(agency: string, form: HtmlForm, how: 'correction' | 'take-down'): Promise<void> {
    const reason = how === 'correction' ? '收费金额多写了一个零' : '正文里写了申请人的电话';
    const fill = how === 'correction' ? { reason } : { cause: 'not-for-public', reason };
    let answer = await this.visit.browser.submit(form, fill);
    if (how === 'take-down' && answer.status === 200)
      answer = await this.visit.browser.submit(formTo(answer, '/take-down'));
    if (answer.status !== 200) throw new Error(`not taken back: HTTP ${answer.status} ${answer.text.slice(0, 160)}`);
    this.versions.set(agency, (this.versions.get(agency) ?? 0) + 1);
    this.context.ledger.write({ did: how === 'correction' ? 'corrected' : 'taken-down', agency });
  }
}
