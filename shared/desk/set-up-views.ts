/** What the pages of an installation that begins are given. */
import type { FieldProblem } from '#shared/season/answers.js';
import type { Answered, Answers, Question } from '#shared/season/set-up.js';
import type { Season } from '#shared/season/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Day, Viewer } from './views.js';

export interface QuestionPage {
  readonly viewer: Viewer;
  readonly question: Question;
  readonly answers: Answers;
  /** What stands in the fields. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly today: Day;
}

export interface CheckAnswersPage {
  readonly viewer: Viewer;
  readonly answers: Answered;
  readonly refusal: DeedRefusal | null;
}

/** The link did what it was for. */
export interface SetUpUsedPage {
  readonly viewer: Viewer;
  readonly season: Season | undefined;
}

/** Another publisher: by an operator's link, by the substitute, or by the publisher. */
export interface AppointPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly refusal: DeedRefusal | null;
}
