/**
 * The text of one place of a Word document (a cell, a text box, the body) as it comes run by run: what is shown is
 * kept, what is hidden, struck or raised is left out, and everything that speaks against a figure there is noted.
 */
import { cellTextOf } from './cell-lines.js';
import type { Mark } from './plain.js';
import type { RunLook } from './word-styles.js';

export interface Flow {
  readonly lines: string[];
  readonly doubts: Set<string>;
  /** Text was left out because it is crossed out, or deleted by a tracked change. */
  struck: boolean;
  /** Note marks were left out. */
  raised: boolean;
  hidden: boolean;
  /** What of its text and paragraphs is not plain, by its words. */
  readonly marks: Map<string, Mark>;
  /** Whether all of its text is pale, as heads are on dark ground. */
  pale: boolean | undefined;
  /** A picture or text box is anchored here and floats over the page. */
  floating: boolean;
  readonly sizes: Set<number>;
}

export interface FlowText {
  readonly text: string;
  readonly doubts: readonly string[];
  readonly struck: boolean;
  readonly raised: boolean;
}

export function newFlow(): Flow {
  return {
    lines: [],
    doubts: new Set(),
    struck: false,
    raised: false,
    hidden: false,
    marks: new Map(),
    pale: undefined,
    floating: false,
    sizes: new Set(),
  };
}

const STANDARD_SIZE = 20;
const MIXED = 1.2;

/** What of a run's text is shown. `inCell`: raised characters are note marks beside a figure and not part of it. */
export function shownText(flow: Flow, text: string, look: RunLook, inCell: boolean): string {
  if (text.trim() === '') return look.hidden === true ? '' : text;
  if (look.hidden === true) {
    flow.hidden = true;
    return '';
  }
  if (look.struck === true) {
    flow.struck = true;
    return '';
  }
  if (look.raised === true && inCell) {
    flow.raised = true;
    return '';
  }
  const size = look.size ?? STANDARD_SIZE;
  if (/[0-9\uff10-\uff19]/u.test(text)) flow.sizes.add(size);
  return text;
}

export function mark(flow: Flow, marks: readonly Mark[]): void {
  for (const each of marks) flow.marks.set(each.says, each);
}

export function textOfFlow(flow: Flow): FlowText {
  const { text, doubts } = cellTextOf(flow.lines);
  const all = new Set([...flow.doubts, ...doubts]);
  if (flow.sizes.size > 1 && Math.max(...flow.sizes) > MIXED * Math.min(...flow.sizes)) all.add('mixed-size');
  // Something was here and nothing is left: that the author meant a blank cannot be known.
  if (text === '' && flow.struck) all.add('struck');
  if (text === '' && flow.raised) all.add('mixed-size');
  if (text === '' && flow.hidden) all.add('not-visible');
  if (text === '' && flow.floating) all.add('covered');
  return { text, doubts: [...all].sort(), struck: flow.struck, raised: flow.raised };
}
