/** What is wrong in a roster, in one list at the top of its page, each with a link to its field. */
import type { Texts } from '#shared/words/texts.js';
import type { RosterField } from '#shared/season/roster/fields.js';
import { LINES_PER_PAGE, type RosterCheck } from '../roster-views.js';
import { ProblemBox } from './problem.js';

export type ShownProblem = RosterCheck['problems'][number];

export const lineFieldId = (at: number, field: RosterField): string => `line-${at}-${field}`;

export function whatIsWrong(t: Texts, problem: ShownProblem): { readonly what: string; readonly todo: string } {
  const words = t.roster;
  if (problem.code === 'touched-it')
    return { what: words.touched.what(t.names.touches[problem.touch]), todo: words.touched.todo };
  const { what, todo } = words.problems[problem.code];
  return { what: problem.code === 'same-person' ? words.pair(t.names.pair(problem.value)) : what, todo };
}

const MOST_SHOWN = 20;

export function RosterProblems({ t, view }: { readonly t: Texts; readonly view: RosterCheck }) {
  const words = t.roster;
  const { problems, content, viewer, page } = view;
  if (problems.length === 0) return null;
  const placeOf = new Map(content.lines.map(({ line }, at) => [line, at]));
  const linkTo = ({ line, field }: ShownProblem): string => {
    const at = placeOf.get(line) ?? 0;
    const its = Math.floor(at / LINES_PER_PAGE) + 1;
    return `${its === page ? '' : `/g/${viewer.grant}/roster?page=${its}`}#${lineFieldId(at, field)}`;
  };
  return (
    <ProblemBox title={words.problemsTitle(problems.length)}>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li>
            <a href={linkTo(problem)}>
              {words.problemOf(problem.line, words.fields[problem.field], whatIsWrong(t, problem).what)}
            </a>
          </li>
        ))}
      </ul>
      {problems.length > MOST_SHOWN ? <p>{words.moreProblems(problems.length - MOST_SHOWN)}</p> : null}
    </ProblemBox>
  );
}
