/** For the publisher: releases that wait for their time, each with its way to move and to cancel it, and all that happened. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PlannedTime } from '../parts/planned-time.js';
import { PostForm } from '../parts/post-form.js';
import { faultsOf, Problem } from '../parts/problem.js';
import { ROLL_BACK_REASON, RollBackForm } from '../parts/roll-back-form.js';
import { previewAddress } from '../preview-address.js';
import type { Happened, ReleasesPage, WaitingRelease } from '../release-views.js';

interface Props {
  readonly t: Texts;
  readonly view: ReleasesPage;
}

/** Agencies of a release that are named; the board shows the rest. */
const NAMED = 5;

export function renderReleasesPage(view: ReleasesPage, t: Texts): string {
  const words = t.releases;
  const { viewer, season, done, waiting, releasing } = view;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} at={view.about === null ? ROLL_BACK_REASON : fieldsOf(view.about)} />
      {done === null ? null : (
        <p class="note ok" role="status">
          {words.done[done]}
        </p>
      )}
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {releasing === null ? null : <p class="note look">{words.running(releasing.count)}</p>}
      {view.rollingBack === null ? null : <p class="note look">{words.rollBack.running(view.rollingBack.count)}</p>}
      <section aria-labelledby="waiting">
        <h2 id="waiting">{words.plannedTitle(waiting.length)}</h2>
        {waiting.map((one) => (
          <Waiting t={t} view={view} one={one} />
        ))}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{words.historyTitle}</h2>
        {view.last === null ? null : (
          <RollBackForm
            t={t}
            view={view}
            last={view.last}
            faults={faultsOf(t, view.attempt?.refusal, ROLL_BACK_REASON)}
          />
        )}
        <History t={t} view={view} />
      </section>
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}

const fieldsOf = (id: string): string => `planned-${id.replaceAll('.', '-')}`;

function Waiting({ t, view, one }: Props & { readonly one: WaitingRelease }) {
  const words = t.releases;
  const { release, agencies, reports, behind } = one;
  const { viewer, about } = view;
  const isRefused = about === release.id;
  const line = `${fieldsOf(release.id)}-line`;
  return (
    <section class="note" aria-labelledby={line}>
      <p class="lead" id={line}>
        {words.planned(release.count, t.dates.instant(release.at), release.by.name)}
      </p>
      <p>{words.names(agencies.slice(0, NAMED), agencies.length)}</p>
      {behind === 0 ? null : <p class="late">{words.behind(behind)}</p>}
      <details>
        <summary>{words.previews(reports.length)}</summary>
        <p class="hint">{words.previewsHint}</p>
        <ul>
          {reports.map((report) => (
            <li>
              <a href={previewAddress(viewer.grant, report, t.language)}>{report.name}</a>
            </li>
          ))}
        </ul>
      </details>
      <details {...(isRefused ? { open: true } : {})}>
        <summary>{words.moveTitle}</summary>
        <PostForm viewer={viewer} to={`/releases/${release.id}/time`}>
          <PlannedTime t={t} form={fieldsOf(release.id)} at={release.at} attempt={isRefused ? view.attempt : null} />
          <div class="buttons">
            <button type="submit">{words.move}</button>
          </div>
        </PostForm>
      </details>
      <PostForm viewer={viewer} to={`/releases/${release.id}/cancel`}>
        <p class="hint">{words.cancelHint}</p>
        <div class="buttons">
          <button type="submit" class="second">
            {words.cancel}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

function History({ t, view }: Props) {
  const words = t.releases;
  const { columns } = words;
  if (view.happened.length === 0) return <p>{words.historyNone}</p>;
  return (
    <>
      <table class="plain cards">
        <caption class="hidden">{words.historyTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.about}</th>
            <th scope="col">{columns.who}</th>
          </tr>
        </thead>
        <tbody>
          {view.happened.map((line) => (
            <tr>
              <td data-label={columns.at} class="short">
                {t.dates.instant(line.at)}
              </td>
              <th scope="row">{words.happened[line.what]}</th>
              <td data-label={columns.about}>{aboutOf(t, line).join(t.punctuation.comma)}</td>
              <td data-label={columns.who}>{line.by ?? words.clock}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.more === 0 ? null : <p class="quiet">{words.historyRest(view.more)}</p>}
    </>
  );
}

function aboutOf(t: Texts, { release, planned, report, reason }: Happened): string[] {
  const words = t.releases;
  const when = t.dates.instant;
  return [
    ...(release === undefined ? [] : [words.reports(release.count)]),
    ...(release?.history === true ? [t.history.title] : []),
    ...(report?.past === undefined ? [] : [t.history.yearTitle(report.past)]),
    ...(planned === undefined
      ? []
      : [
          planned.before === undefined
            ? words.atTime(when(planned.at))
            : words.movedFrom(when(planned.before), when(planned.at)),
        ]),
    ...(release === undefined ? [] : [words.states[release.state] ?? release.state]),
    ...(reason === undefined ? [] : [reason]),
    ...(report === undefined ? [] : [words.version(report.agency, report.version), report.reason]),
  ];
}
