/** What the publisher's page for a report that came on paper is given. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Recorder } from '#shared/filing/recording.js';
import type { FieldProblem } from '#shared/season/answers.js';
import type { Agency } from '#shared/season/model.js';
import type { SeasonPage } from './views.js';

export const RECORDING_DONE = ['given', 'same', 'ended'] as const;

/** GET `/g/{grant}/filings/{agency}/recording`, and the answers of the deeds beside it. */
export interface RecordingPage extends SeasonPage {
  readonly agency: Agency;
  /** Who records now. */
  readonly recorder: Recorder | null;
  /** Whether paper can be entered as the report stands. */
  readonly open: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly refusal: DeedRefusal | null;
  readonly done: (typeof RECORDING_DONE)[number] | null;
}
