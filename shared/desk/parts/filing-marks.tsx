/** The marks of a report, wherever it is listed or read, and what stands behind them: the paper, the link that was handed over. */
import { daysBetween } from '#shared/ids/calendar.js';
import { marksOf, type FilingMark } from '#shared/filing/marks.js';
import type { Submission } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import { Pairs } from './pairs.js';

interface Worded {
  readonly t: Texts;
}

const TONES: Readonly<Record<FilingMark, string>> = {
  late: 'block',
  recorded: 'look',
  'stood-in': 'look',
  'handed-out': 'explain',
};

export function MarkTags({ t, marks }: Worded & { readonly marks: readonly FilingMark[] | undefined }) {
  return (
    <>
      {(marks ?? []).map((mark) => (
        <>
          {' '}
          <span class={`tag ${TONES[mark]}`}>{t.recording.marks[mark]}</span>
        </>
      ))}
    </>
  );
}

interface Explained extends Worded {
  readonly submission: Submission;
  /** Whether the agency itself reads it. */
  readonly own?: boolean;
}

/** The marks with all that is known of each: on the pages where the report is read, decided on and kept. */
export function MarksExplained({ t, submission, own }: Explained) {
  const { recorded, inTime, handedOut } = submission;
  const words = t.recording;
  const marks = marksOf(submission);
  if (marks.length === 0) return null;
  const counted = inTime === undefined ? null : timing(t, inTime);
  return (
    <div class={marks.includes('late') || marks.includes('handed-out') ? 'note explain' : 'note'}>
      <p>
        <MarkTags t={t} marks={marks} />
      </p>
      <Pairs
        pairs={[
          [words.receivedOn, recorded === undefined ? null : t.dates.day(recorded.receivedOn)],
          [words.handedInBy, recorded?.handedInBy ?? null],
          [words.recordedBy, recorded === undefined ? null : `${recorded.person.name} ${recorded.person.address}`],
          [words.why, recorded?.reason ?? null],
          [words.dayThatCounts, marks.includes('late') || recorded !== undefined ? counted : null],
        ]}
      />
      <StoodIn t={t} submission={submission} />
      {handedOut === undefined ? null : (
        <p>
          {(own === true ? words.handedOutToAgency : words.handedOutNote)(
            handedOut.by.name,
            t.dates.instant(handedOut.at),
          )}
        </p>
      )}
    </div>
  );
}

/** Who decided in whose place. */
export function StoodIn({ t, submission }: Pick<Explained, 't' | 'submission'>) {
  return (
    <>
      {submission.decisions.map(({ stage, by, insteadOf }) =>
        insteadOf === undefined ? null : <p>{t.recording.stoodIn(t.names.stages[stage], by.name, insteadOf.name)}</p>,
      )}
    </>
  );
}

function timing(t: Texts, { day, deadline }: NonNullable<Submission['inTime']>): string {
  const late = daysBetween(day, deadline) < 0;
  const words = t.recording;
  return t.dates.day(day) + t.punctuation.aside((late ? words.lateBy : words.inTime)(t.dates.day(deadline)));
}
