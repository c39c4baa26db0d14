/** A part of the form on its page: its text or its table, what the rules say of it, when it was saved. */
import { FormTableView } from '#shared/form/form-table.js';
import { isTablePart, TEXT_MAX, type PartId, type TablePart, type TextPart } from '#shared/form/parts.js';
import type { CellId } from '#shared/report/cells.js';
import { answered } from '#shared/filing/answers.js';
import { suspicionsOf } from '#shared/filing/suspicions.js';
import type { Cause, CheckResult, Finding } from '#shared/report/finding.js';
import { cellName } from '#shared/report/labels.js';
import { formLayout } from '#shared/report/layout.js';
import { causeText } from '#shared/rules/index.js';
import type { Texts } from '#shared/words/texts.js';
import { findingsOfPart, type FormPage } from '../online/page.js';
import { cellAnchor, keyAnchor } from './anchors.js';
import { typedCell } from './form-cell.js';

interface PartProps {
  readonly t: Texts;
  readonly view: FormPage;
}

const LAYOUT = formLayout('full');

export const shownField = (part: PartId): string => `shown:${part}`;
export const textField = (part: PartId): string => `text:${part}`;
export const pasteField = (part: PartId): string => `paste:${part}`;
export const savedAnchor = (part: PartId): string => `saved-${part}`;

/** What the page showed of a part: with this a save is judged. */
export function ShownMark({ view, part }: { readonly view: FormPage; readonly part: PartId }) {
  const { version, mark } = view.parts[part];
  return <input type="hidden" name={shownField(part)} value={`${version}.${mark}`} />;
}

export function TextPartView({ t, view, part }: PartProps & { readonly part: TextPart }) {
  const { content } = view.parts[part];
  const words = t.onlineForm;
  const optional = ['section2', 'section3', 'section4'].includes(part);
  const box = (
    <div class="field" data-part={part}>
      <ShownMark view={view} part={part} />
      <Origin t={t} view={view} part={part} />
      <label for={`text-${part}`}>{optional ? words.parts[part] : words.textLabel}</label>
      <textarea
        id={`text-${part}`}
        name={textField(part)}
        rows={optional ? 3 : part === 'opening' ? 4 : 10}
        maxlength={TEXT_MAX}
        {...(view.open ? {} : { readonly: true })}
      >
        {`\n${content['text'] ?? ''}`}
      </textarea>
      <PartFindings t={t} view={view} part={part} />
      <Save t={t} view={view} part={part} />
    </div>
  );
  if (!optional) return box;
  return (
    <details {...(content['text'] === undefined ? {} : { open: true })}>
      <summary>{words.textOptional}</summary>
      {box}
    </details>
  );
}

export function TablePartView({ t, view, part }: PartProps & { readonly part: TablePart }) {
  const { content } = view.parts[part];
  const words = t.onlineForm;
  const number = Number(part.slice(-1)) as 2 | 3 | 4;
  const findings = findingsOfPart(view, part);
  const found = new Map<CellId, { severity: Finding['severity']; href: string }>();
  for (const finding of [...findings].reverse()) {
    // Of a long sum its total is marked: the others would be most of the table.
    const marked = finding.cells.length > 5 ? finding.cells.slice(-1) : finding.cells;
    for (const cell of marked) found.set(cell, { severity: finding.severity, href: `#found-${part}` });
  }
  return (
    <div data-part={part} class="typing">
      <ShownMark view={view} part={part} />
      <Origin t={t} view={view} part={part} />
      {view.open ? <p class="hint">{words.pasteHint}</p> : null}
      {number === 2 ? null : <p class="slide alone">{t.report.scrollHint}</p>}
      <FormTableView
        language={t.language}
        table={LAYOUT[number]}
        labelledBy={`section-${number}`}
        anchorOf={cellAnchor}
        valueOf={(cell) => typedCell({ t, view, found, valueOf: (id) => content[id] ?? '' }, cell)}
      />
      <PartFindings t={t} view={view} part={part} />
      {view.open ? <Paste t={t} view={view} part={part} /> : null}
      <Save t={t} view={view} part={part} />
    </div>
  );
}

function Paste({ t, view, part }: PartProps & { readonly part: TablePart }) {
  const words = t.onlineForm.paste;
  const problem = view.pasteProblems.get(part);
  return (
    <details {...(problem === undefined ? {} : { open: true })}>
      <summary>{words.title}</summary>
      {problem === undefined ? null : (
        <p class="note block" role="alert">
          {problem.why}
        </p>
      )}
      <p class="hint" id={`paste-hint-${part}`}>
        {words.how[part]}
      </p>
      <label for={`paste-${part}`}>{words.label}</label>
      <textarea id={`paste-${part}`} name={pasteField(part)} rows={4} aria-describedby={`paste-hint-${part}`}>
        {`\n${problem?.text ?? ''}`}
      </textarea>
    </details>
  );
}

function Origin({ t, view, part }: PartProps & { readonly part: PartId }) {
  const { from } = view.parts[part];
  const text = t.onlineForm.from[from];
  return text === '' ? null : <p class="note explain">{text}</p>;
}

/** The script puts a newer list in its place. What one slip would explain is told first, in the words of the other pages. */
export function PartFindings({ t, view, part }: PartProps & { readonly part: PartId }) {
  const findings = findingsOfPart(view, part);
  const causes = causesAmong(view.check, findings);
  return (
    <div id={`found-${part}`} data-found={part}>
      {findings.length === 0 ? null : (
        <>
          <h3>{t.onlineForm.findings}</h3>
          <ul>
            {causes.map((cause) => (
              <li>
                <span class="tag block">{t.report.findings.block}</span>{' '}
                {causeText(cause, 'likeliest').message[t.language]}{' '}
                {cause.cells.map((cell) => (
                  <>
                    <a href={`#${keyAnchor(cell)}`}>{t.beforeFiling.here.go(cellName(cell)[t.language])}</a>{' '}
                  </>
                ))}
              </li>
            ))}
            {findings.map((finding) => (
              <OneLine t={t} finding={finding} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The likeliest slip behind each cluster of sums that these belong to. */
function causesAmong(check: CheckResult, findings: readonly Finding[]): Cause[] {
  const keys = new Set(findings.map(({ key }) => key));
  return suspicionsOf(answered(check, UNANSWERED))
    .filter((suspicion) => suspicion.findings.some(({ key }) => keys.has(key)))
    .map(({ causes: [first] }) => first);
}
const UNANSWERED = { explanations: [], waivers: [] };

function OneLine({ t, finding }: { readonly t: Texts; readonly finding: Finding }) {
  const [first] = finding.cells;
  return (
    <li>
      <span class={`tag ${finding.severity}`}>{t.report.findings[finding.severity]}</span> {finding.message[t.language]}{' '}
      {finding.remedy[t.language]}{' '}
      {first === undefined ? null : (
        <a href={`#${keyAnchor(finding.cells.at(-1) ?? first)}`}>
          {cellName(finding.cells.at(-1) ?? first)[t.language]}
        </a>
      )}
    </li>
  );
}

function Save({ t, view, part }: PartProps & { readonly part: PartId }) {
  const words = t.onlineForm;
  const { saved } = view.parts[part];
  const other = saved !== null && saved.name !== view.viewer.person.name;
  return (
    <div class="buttons">
      {view.open ? (
        <button type="submit" class="second" name="then" value={part}>
          {words.save}
        </button>
      ) : null}
      <span class="quiet num" id={savedAnchor(part)} role="status" data-saved={part}>
        {saved === null ? words.notSaved : other ? words.savedBy(saved.name, saved.at) : words.savedAt(saved.at)}
      </span>
    </div>
  );
}

export function filledIn(view: FormPage, part: PartId): number {
  const { content } = view.parts[part];
  return isTablePart(part) ? Object.keys(content).length : content['text'] === undefined ? 0 : 1;
}
