/** What is done to one agency of the roster beside changing its entry: a day of its own, merging, removal and return. */
import type { Child } from 'hono/jsx';
import { deadlineOf } from '#shared/season/deadlines.js';
import { takesReports } from '#shared/season/phases.js';
import type { Texts } from '#shared/words/texts.js';
import type { AgencyDeed, AgencyPage } from '../agency-views.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt } from '../parts/problem.js';
import { faultsIn } from './agency-faults.js';

interface Props {
  readonly t: Texts;
  readonly view: AgencyPage;
}

interface FieldOf extends Props {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly value?: string;
}

function TextBox({ t, view, name, id, label, value = '' }: FieldOf) {
  const fault = faultAt(faultsIn(t, view), id);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {fault.note}
      <input type="text" id={id} name={name} value={value} maxlength={200} autocomplete="off" {...fault.attributes} />
    </div>
  );
}

interface SectionProps {
  readonly view: AgencyPage;
  readonly id: string;
  readonly title: string;
  /** How it stands today. */
  readonly today?: string;
  readonly hint: string;
  readonly to: AgencyDeed;
  readonly button: string;
  readonly children?: Child;
}

function DeedSection({ view: { viewer, agency }, id, title, today, hint, to, button, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {today === undefined ? null : <p>{today}</p>}
      <p class="hint">{hint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/${to}`}>
        {children}
        <div class="buttons">
          <button type="submit" class="second">
            {button}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

export function OwnDay({ t, view }: Props) {
  const { agency, season, day, fault } = view;
  const dayFault = faultAt(faultsIn(t, view), 'field-deadline');
  const words = t.agency.deadline;
  const ofKind = deadlineOf(season, agency.kind);
  if (!takesReports(season)) return null;
  const wrong = fault === 'bad-day';
  const kind = t.names.kinds[agency.kind];
  const asItsKind = agency.deadline === ofKind ? words.asKind(kind) : words.apart(kind, t.dates.day(ofKind));
  const today = words.now(t.dates.day(agency.deadline)) + asItsKind;
  const { title, hint, button } = words;
  return (
    <DeedSection view={view} id="deadline" to="deadline" title={title} today={today} hint={hint} button={button}>
      <div class="field">
        <label for="field-deadline">{words.label}</label>
        {dayFault.note}
        <input
          // The calendar of a browser takes a day only; what was typed otherwise is shown as it was typed.
          type={wrong ? 'text' : 'date'}
          id="field-deadline"
          name="deadline"
          class="short"
          value={day.deadline}
          {...dayFault.attributes}
        />
      </div>
      <TextBox t={t} view={view} name="reason" id="field-deadline-reason" label={t.agency.reason} value={day.reason} />
    </DeedSection>
  );
}

export function Merge({ t, view }: Props) {
  const words = t.agency;
  const { mergeTitle, mergeHint, merge } = words;
  return (
    <DeedSection view={view} id="merge" to="merger" title={mergeTitle} hint={mergeHint} button={merge}>
      <TextBox t={t} view={view} name="others" id="field-others" label={words.mergeNames} />
      <TextBox t={t} view={view} name="reason" id="field-merge-reason" label={words.reason} />
    </DeedSection>
  );
}

export function Remove({ t, view }: Props) {
  const { removeTitle, removeHint, remove, reason } = t.agency;
  return (
    <DeedSection view={view} id="remove" to="removal" title={removeTitle} hint={removeHint} button={remove}>
      <TextBox t={t} view={view} name="reason" id="field-reason" label={reason} />
    </DeedSection>
  );
}

export function Restore({ t, view }: Props) {
  const { restoreTitle, restoreHint, restore } = t.agency;
  return <DeedSection view={view} id="restore" to="return" title={restoreTitle} hint={restoreHint} button={restore} />;
}
