/** Links that were taken to be handed over: one to copy, or a sheet of codes to print. They stand on this answer and nowhere else. */
import { encode } from 'uqr';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { LinkSheetPage, TakenLinkPage } from '../publisher-views.js';

/** So many pages are printed at a time. */
export const SHEET_MAX = 100;

export function renderTakenLink(view: TakenLinkPage, t: Texts): string {
  const words = t.links;
  const { viewer, season, agency, address } = view;
  const title = words.takenTitle(agency.name);
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      <h1>{title}</h1>
      <p class="lead">{words.takenWhat(agency.contact.name)}</p>
      <div class="field">
        <label for="taken-link">{words.label}</label>
        <input id="taken-link" type="text" value={address} readonly autocomplete="off" />
        <div class="buttons">
          <button type="button" class="second" data-copy="taken-link" data-copied={words.copied} hidden>
            {words.copy}
          </button>
        </div>
      </div>
      <p>{words.validUntil(t.dates.day(view.validUntil))}</p>
      <p class="note look">{words.takenFor}</p>
      <p>
        <a href={`/g/${viewer.grant}/filings/${agency.id}`}>{words.back}</a>
      </p>
    </Document>,
  );
}

export function renderLinkSheet(view: LinkSheetPage, t: Texts): string {
  const words = t.links;
  const { viewer, season, links } = view;
  const { office } = season;
  return toHtml(
    <Document t={t} title={words.sheetPage} viewer={viewer} season={season}>
      <div class="noprint">
        <h1>{words.sheetPage}</h1>
        <p class="lead">{words.sheetPrint}</p>
        <p>
          <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
        </p>
      </div>
      {links.map(({ agency, address }) => (
        <section class="leaflet">
          <h2>{t.names.filingTitle(agency.name, season.year)}</h2>
          <p>{words.sheetTo(agency.contact.name)}</p>
          <p>{words.sheetScan}</p>
          <QrCode text={address} label={words.qr(agency.name)} />
          <p>{words.sheetDeadline(t.dates.day(agency.deadline))}</p>
          <p>{words.validUntil(t.dates.day(view.validUntil))}</p>
          <p>{words.sheetSecret}</p>
          {office === null ? null : <p>{words.sheetAsk(office.name, office.phone, office.hours)}</p>}
        </section>
      ))}
    </Document>,
  );
}

/** Four modules of quiet zone around it (ISO/IEC 18004), each row's runs of dark modules as one stroke. */
const QUIET = 4;

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
