/** Whom a day's reminders reach, and of what each of them is reminded. */
import type { Matter } from '#shared/reminders/model.js';
import type { Person } from '#shared/ids/person.js';
import type { Texts } from '#shared/words/texts.js';

/** Matters of one person that a table names. */
export const NAMED_MATTERS = 20;

interface RemindedPeopleProps {
  readonly t: Texts;
  readonly reminders: readonly { readonly person: Person; readonly matters: readonly Matter[] }[];
  /** From which the days that are left are reckoned. */
  readonly day: string;
  readonly withAddress?: boolean;
}

export function RemindedPeople({ t, reminders, day, withAddress = false }: RemindedPeopleProps) {
  const words = t.reminders;
  return (
    <table class="plain cards">
      <thead>
        <tr>
          <th scope="col">{words.columns.person}</th>
          {withAddress ? <th scope="col">{words.to}</th> : null}
          <th scope="col">{words.columns.about}</th>
        </tr>
      </thead>
      <tbody>
        {reminders.map(({ person, matters }) => (
          <tr>
            <th scope="row">{person.name}</th>
            {withAddress ? <td data-label={words.to}>{person.address}</td> : null}
            <td data-label={words.columns.about}>
              <Matters t={t} matters={matters} day={day} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Matters({
  t,
  matters,
  day,
}: {
  readonly t: Texts;
  readonly matters: readonly Matter[];
  readonly day: string;
}) {
  return (
    <>
      {matters.slice(0, NAMED_MATTERS).map((matter, at) => (
        <>
          {at === 0 ? null : <br />}
          {matterText(t, matter, day)}
        </>
      ))}
      {matters.length > NAMED_MATTERS ? (
        <span class="quiet"> {t.reminders.more(matters.length - NAMED_MATTERS)}</span>
      ) : null}
    </>
  );
}

function matterText(t: Texts, matter: Matter, day: string): string {
  const words = t.reminders;
  switch (matter.kind) {
    case 'file':
      if (matter.correcting) return words.correct(matter.agencyName);
      return words.file(matter.agencyName, matter.deadline, t.dates.daysLeft(day, matter.deadline));
    case 'decide':
      return words.decide(matter.agencyName, matter.stage, matter.until);
    case 'overdue':
      return words.overdue(matter.agencyName, matter.stage, matter.waitingFor);
    case 'progress':
      return words.progress(matter.deadline, matter.total, matter.filed);
  }
}
