/** The season itself: how it stands, each setting with its way to change it, and what can be done with the whole. */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import type { Person } from '#shared/ids/person.js';
import { deadlineField, namingOf } from '#shared/season/answers.js';
import { deadlineOf } from '#shared/season/deadlines.js';
import { phaseOn, takesReports } from '#shared/season/phases.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { SeasonPart, SeasonSettingsPage } from '../season-views.js';

type Line = readonly [name: string, value: string];

export function renderSeasonSettingsPage(view: SeasonSettingsPage, t: Texts): string {
  const { viewer, season, today, saved } = view;
  const words = t.seasonSettings;
  const base = `/g/${viewer.grant}`;
  // Nothing is filed by a day after the closing; opened again, the season's days can be moved again.
  const isSettled = (part: SettingPart) => part === 'deadlines' && !takesReports(season);
  const said = saved === null ? undefined : words.saved[saved];
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      {said === undefined ? null : (
        <p class="note ok" role="status">
          {said}
        </p>
      )}
      <h1>{words.title}</h1>
      <p class="lead">
        {words.state}
        {t.punctuation.colon}
        {t.names.seasons[phaseOn(season, today)]}
      </p>
      {season.state === 'archived' ? null : (
        <table class="plain cards">
          <caption class="hidden">{words.title}</caption>
          <tbody>
            {settingsOf(t, view).map(([part, lines]) =>
              lines.map(([name, value], at) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                  <td>{at > 0 || isSettled(part) ? null : <Change t={t} base={base} part={part} />}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {wholesOf(view).map((part) => (
        <section aria-labelledby={part}>
          <h2 id={part}>{part === 'next' ? words.next.title(season.year + 1) : words[part].title}</h2>
          <p>{words[part].lead}</p>
          <p>
            <a class="button second" href={`${base}/season/${part}`}>
              {part === 'next' ? words.next.button(season.year + 1) : words[part].button}
            </a>
          </p>
        </section>
      ))}
      <p>
        <a href={base}>{words.backToBoard}</a>
      </p>
    </Document>,
  );
}

function Change({ t, base, part }: { readonly t: Texts; readonly base: string; readonly part: SettingPart }) {
  return (
    <a href={`${base}/season/${part}`}>
      {t.setUp.check.change}
      <span class="hidden">{t.seasonSettings[part].title}</span>
    </a>
  );
}

type SettingPart = 'deadlines' | 'missing' | 'office' | 'publisher' | 'substitute' | 'deciders';

function settingsOf(t: Texts, { season }: SeasonSettingsPage): [SettingPart, Line[]][] {
  const words = t.setUp.check;
  const person = (one: Person | null) => (one === null ? words.nobody : words.person(one.name, one.address));
  const { roles } = t.names;
  const { office } = season;
  return [
    [
      'deadlines',
      AGENCY_KINDS.map((kind) => [t.fields.label(deadlineField(kind)), t.dates.day(deadlineOf(season, kind))]),
    ],
    ['missing', [[t.seasonSettings.missing.title, t.seasonSettings.missing.choices[namingOf(season)]]]],
    [
      'office',
      office === null
        ? [[t.fields.label('officeName'), words.nobody]]
        : [
            [t.fields.label('officeName'), office.name],
            [t.fields.label('officePhone'), office.phone],
            [t.fields.label('officeHours'), office.hours],
          ],
    ],
    ['publisher', [[roles.publisher, person(season.publisher)]]],
    ['substitute', [[roles.substitute, person(season.substitute)]]],
    [
      'deciders',
      [
        [roles.reviewer, person(season.reviewer)],
        [roles.approver, person(season.approver)],
      ],
    ],
  ];
}

/** What can be done with the season as a whole now. */
function wholesOf({
  season,
  today,
}: SeasonSettingsPage): Extract<SeasonPart, 'close' | 'archive' | 'reopen' | 'next'>[] {
  if (!takesReports(season)) return season.state === 'archived' ? ['next', 'reopen'] : ['next', 'archive', 'reopen'];
  return phaseOn(season, today) === 'late' ? ['close', 'next'] : ['close'];
}
