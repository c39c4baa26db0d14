/** What reviewer, approver and whoever stands in do: several clean ones at once, one by one, a return, a delegation. */
import type { Person, Named } from './person.js';

type Stage = 'review' | 'approval';

/** From their own page: ticks the clean ones, looks at each, passes them by one confirmation. */
export async function passesSeveral(decider: Person, agencies: readonly string[]): Promise<void> {
  const { several, pick } = decider.t.myDesk;
  for (const agency of agencies) await decider.tick(pick(agency));
  await decider.press(several.start);
  for (let at = 1; at < agencies.length; at++) await decider.press(several.seen);
  await decider.press(several.seenLast);
  await decider.press(several.button(agencies.length));
  await decider.proves();
  await decider.sees(several.doneTitle(agencies.length));
}

/** Opens one report of their own page. */
export async function opensFromDesk(decider: Person, agency: string): Promise<void> {
  const { t, page } = decider;
  await decider.follow(t.myDesk.open, page.getByRole('row').filter({ hasText: agency }));
}

/** On the page of a report. */
export async function passes(decider: Person, stage: Stage): Promise<void> {
  const { form, confirm, done } = decider.t.decision;
  await decider.tick(form.pass[stage]);
  await decider.press(form.next);
  await decider.press(confirm.button[stage].approved);
  await decider.proves();
  await decider.sees(done.approved[stage]);
}

export interface Remark {
  /** The option of the choice of places, in part. */
  readonly about: RegExp;
  readonly text: string;
}

/** Pins a comment to each place, then returns the report with them. */
export async function returns(decider: Person, stage: Stage, remarks: readonly Remark[]): Promise<void> {
  const { t } = decider;
  const { comments } = t.review;
  for (const { about, text } of remarks) {
    const options = await decider.page.locator('#field-about option').allInnerTexts();
    const label = options.find((option) => about.test(option));
    if (label === undefined) throw new Error(`no place called ${String(about)}`);
    await decider.select(comments.about, { label });
    await decider.type(comments.text, text);
    await decider.press(comments.another);
  }
  await decider.tick(t.decision.form.return);
  await decider.press(t.decision.form.next);
  await decider.press(t.decision.confirm.button[stage].returned);
  await decider.proves();
  await decider.sees(t.decision.done.returned);
}

/** Hands the decisions over from today on. */
export async function delegates(decider: Person, to: Named, until: string): Promise<void> {
  const { form, done } = decider.t.delegation;
  await decider.follow(decider.t.myDesk.delegate);
  await decider.type(form.name, to.name);
  await decider.type(form.address, to.address);
  await decider.type(form.until, until);
  await decider.type(form.reason, '外出开会');
  await decider.press(form.button);
  await decider.proves();
  await decider.sees(done.made);
}
