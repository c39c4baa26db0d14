/** After a decision: the next one, opened by one click, or the way to the person's own page. */
import type { Texts } from '#shared/words/texts.js';
import type { NextReport as Next } from '../person/views.js';
import type { Day, Viewer } from '../views.js';
import { PostForm } from './post-form.js';

interface Props {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly today: Day;
  /** Null where nobody looked: the page of one report reads no roster, whose size it would cost. */
  readonly next: Next | null;
}

export function NextReport({ t, viewer, today, next }: Props) {
  const words = t.myDesk.next;
  const desk = viewer.role === 'desk' ? viewer.grant : viewer.desk;
  if (next === null) return <NextByClick t={t} desk={desk} viewer={viewer} />;
  const { left, first } = next;
  return (
    <section aria-labelledby="next-report" class="noprint">
      <h2 id="next-report">{left === 0 ? t.layout.next : words.title}</h2>
      <p>{left === 0 ? words.none : words.left(left)}</p>
      {desk !== undefined && first !== null ? (
        <p>
          <a class="button" href={`/g/${desk}/items/${first.grant}`}>
            {/* One piece: a button would drop the spaces between pieces. */}
            <span>
              {words.title + t.punctuation.colon + words.open(first.agency, t.dates.daysLeft(today, first.until))}
            </span>
          </a>
        </p>
      ) : null}
      {desk === undefined ? <DeskByMail t={t} viewer={viewer} /> : <DeskLink t={t} desk={desk} />}
    </section>
  );
}

/** The queue is looked into when its link is opened, which leads to its first report or, where there is none, to the desk. */
function NextByClick({ t, desk, viewer }: { readonly desk: string | undefined } & Pick<Props, 't' | 'viewer'>) {
  const words = t.myDesk.next;
  return (
    <section aria-labelledby="next-report" class="noprint">
      <h2 id="next-report">{words.title}</h2>
      {desk === undefined ? (
        <DeskByMail t={t} viewer={viewer} />
      ) : (
        <>
          <p>
            <a class="button" href={`/g/${desk}/next`}>
              {words.openNext}
            </a>
          </p>
          <DeskLink t={t} desk={desk} />
        </>
      )}
    </section>
  );
}

function DeskLink({ t, desk }: { readonly t: Texts; readonly desk: string }) {
  return (
    <p>
      <a href={`/g/${desk}`}>{t.myDesk.next.desk}</a>
    </p>
  );
}

/** The link of one report, which may have been forwarded, opens nothing else: the person's own page comes by mail. */
export function DeskByMail({ t, viewer }: Pick<Props, 't' | 'viewer'>) {
  const words = t.myDesk.next;
  return (
    <PostForm viewer={viewer} to="/desk">
      <p class="hint">{words.mailHint}</p>
      <button type="submit" class="second">
        {words.mail}
      </button>
    </PostForm>
  );
}

/** At the foot of every page of one item: the way to everything of the person's. */
export function ToMyDesk({ t, viewer }: Pick<Props, 't' | 'viewer'>) {
  if (viewer.role === 'desk') return null;
  return viewer.desk === undefined ? <DeskByMail t={t} viewer={viewer} /> : <DeskLink t={t} desk={viewer.desk} />;
}
