/** What is done to one agency of the roster beside changing its entry: a day of its own, merging, removal and return. */
import { deadlineOf } from '#shared/season/deadlines.js';
import { takesReports } from '#shared/season/phases.js';
import type { Texts } from '#shared/words/texts.js';
import type { AgencyDeed, AgencyFault, AgencyPage } from '../agency-views.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, type Fault } from '../parts/problem.js';

interface Props {
  readonly t: Texts;
  readonly view: AgencyPage;
}

export const idOf = (field: string): string => `field-${field}`;

const REASONS: Partial<Record<AgencyDeed, string>> = {
  merger: 'field-merge-reason',
  removal: 'field-reason',
  deadline: 'field-deadline-reason',
};

/** The field that a refused deed is about, where there is one. */
export function faultsIn(t: Texts, { fault, refused }: AgencyPage): Fault[] {
  if (fault === null) return [];
  const named = refused === 'merger' ? 'field-others' : idOf('predecessors');
  const fields: Partial<Record<AgencyFault, string | undefined>> = {
    'reason-missing': refused === undefined ? undefined : REASONS[refused],
    'nothing-named': named,
    'unknown-name': named,
    'bad-day': 'field-deadline',
  };
  const id = fields[fault];
  return id === undefined ? [] : [{ id, text: t.agency.faults[fault] }];
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

export function OwnDay({ t, view }: Props) {
  const { viewer, agency, season, day, fault } = view;
  const dayFault = faultAt(faultsIn(t, view), 'field-deadline');
  const words = t.agency.deadline;
  const ofKind = deadlineOf(season, agency.kind);
  if (!takesReports(season)) return null;
  const wrong = fault === 'bad-day';
  return (
    <section aria-labelledby="deadline">
      <h2 id="deadline">{words.title}</h2>
      <p>
        {words.now(t.dates.day(agency.deadline))}
        {agency.deadline === ofKind
          ? words.asKind(t.names.kinds[agency.kind])
          : words.apart(t.names.kinds[agency.kind], t.dates.day(ofKind))}
      </p>
      <p class="hint">{words.hint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/deadline`}>
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
        <TextBox
          t={t}
          view={view}
          name="reason"
          id="field-deadline-reason"
          label={t.agency.reason}
          value={day.reason}
        />
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

export function Merge({ t, view }: Props) {
  const { viewer, agency } = view;
  const words = t.agency;
  return (
    <section aria-labelledby="merge">
      <h2 id="merge">{words.mergeTitle}</h2>
      <p class="hint">{words.mergeHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/merger`}>
        <TextBox t={t} view={view} name="others" id="field-others" label={words.mergeNames} />
        <TextBox t={t} view={view} name="reason" id="field-merge-reason" label={words.reason} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.merge}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

export function Remove({ t, view }: Props) {
  const { viewer, agency } = view;
  const words = t.agency;
  return (
    <section aria-labelledby="remove">
      <h2 id="remove">{words.removeTitle}</h2>
      <p class="hint">{words.removeHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/removal`}>
        <TextBox t={t} view={view} name="reason" id="field-reason" label={words.reason} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.remove}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

export function Restore({ t, view: { viewer, agency } }: Props) {
  const words = t.agency;
  return (
    <section aria-labelledby="restore">
      <h2 id="restore">{words.restoreTitle}</h2>
      <p class="hint">{words.restoreHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/return`}>
        <div class="buttons">
          <button type="submit" class="second">
            {words.restore}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
