/** What is asked of the agency now, the way to it on its page, and what comes after: one sentence for each state of a report. */
import { isReady, type Outstanding } from '#shared/filing/completeness.js';
import { isOver } from '#shared/filing/over.js';
import { isRolledBack, standingTakedown } from '#shared/filing/takedowns.js';
import { awaitsCorrection } from '#shared/filing/taking-back.js';
import { takesReports } from '#shared/season/phases.js';
import type { Texts } from '#shared/words/texts.js';
import type { placeToMend } from '../parts/mend-here.js';
import type { FilingPage } from '../views.js';

/** What is asked of the agency now, where it has no draft to work on; a correction with the way to the upload. */
export function Now({ t, view }: { readonly t: Texts; readonly view: FilingPage }) {
  const { correcting, ...words } = t.filing;
  const state = view.current?.submission.state ?? null;
  if (isCorrecting(view)) {
    return (
      <>
        <p class="lead">{correcting.now}</p>
        <ul class="jump noprint">
          <li>
            <a href="#upload">{correcting.go}</a>
          </li>
        </ul>
      </>
    );
  }
  const refused = view.uploads[0]?.state === 'refused';
  if (isExpiredAnew(view)) return <p class="lead">{words.expiredNow}</p>;
  if (isDisowned(view)) return <p class="lead">{words.disownedNow}</p>;
  return (
    <p class="lead">{state === null ? (refused ? words.whatNow.refused : words.nothingYet) : words.whatNow[state]}</p>
  );
}

const isCorrecting = ({ filing, season }: FilingPage) =>
  filing !== null && awaitsCorrection(filing) && !isOver(season, filing);

/** The draft expired at the closing, and the season is open again. */
const isExpiredAnew = ({ current, season }: FilingPage) =>
  current?.submission.state === 'expired' && takesReports(season);

/** It went with its release, and a decision on it was disowned: nobody can put it back, and the agency files it anew. */
function isDisowned({ filing, current }: FilingPage): boolean {
  if (filing === null || current?.submission.state !== 'taken-down') return false;
  const takedown = standingTakedown(filing, current.submission.n);
  return takedown !== undefined && isRolledBack(takedown);
}

export function nextOf(t: Texts, view: FilingPage): string {
  if (isCorrecting(view)) return t.filing.correcting.next;
  if (isDisowned(view)) return t.filing.disownedNext;
  return isExpiredAnew(view) ? t.filing.expiredNext : t.filing.whatNext[view.current?.submission.state ?? 'refused'];
}

interface DraftNowProps {
  readonly t: Texts;
  readonly open: Outstanding;
  readonly items: number;
  /** Where what must be mended is mended without another file. */
  readonly mending: ReturnType<typeof placeToMend>;
}

/** The one next act of a draft, and the way to it on this page. */
export function DraftNow({ t, open, items, mending }: DraftNowProps) {
  const { draftNow, draftGo } = t.filing;
  const [text, go, href] =
    open.blocks.length > 0 && mending !== undefined
      ? [
          t.beforeFiling.draftNow[mending.typed ? 'typed' : 'keyed'](open.blocks.length),
          t.beforeFiling.draftNow.go,
          mending.href,
        ]
      : open.blocks.length > 0
        ? [draftNow.mend(open.blocks.length, items), draftGo.mend, '#upload']
        : isReady(open)
          ? [draftNow.ready, draftGo.ready, '#answers']
          : [draftNow.complete, draftGo.complete, '#result'];
  return (
    <>
      <p class="lead">{text}</p>
      <ul class="jump noprint">
        {open.blocks.length > 0 ? (
          <li>
            <a href="#findings-block">{draftGo.see}</a>
          </li>
        ) : null}
        <li>
          <a href={href}>{go}</a>
        </li>
      </ul>
    </>
  );
}
