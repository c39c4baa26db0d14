/** What a reviewer or approver decided, newest first, each with the way to its page. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { DecidedPage } from '../person/views.js';
import { itemPath } from './my-desk.js';

export function renderDecidedPage(view: DecidedPage, t: Texts): string {
  const words = t.myDesk.decided;
  const { viewer } = view;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={view.season}>
      <h1>{words.title}</h1>
      {view.decisions.length === 0 ? <p>{words.none}</p> : null}
      <ul>
        {view.decisions.map(({ agency, season, decision, grant }) => (
          <li>
            {t.dates.instant(decision.at)} {t.names.filingTitle(agency.name, season.year)}
            {t.punctuation.colon}
            {t.decision.outcomes[decision.stage][decision.outcome]}
            {decision.insteadOf === undefined
              ? null
              : t.punctuation.aside(t.myDesk.why.instead(decision.insteadOf.name))}{' '}
            <a href={itemPath(viewer.grant, grant)}>{words.look}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/g/${viewer.grant}`}>{t.myDesk.next.desk}</a>
      </p>
    </Document>,
  );
}
