/**
 * Fills the wordings in against made-up tables and counts what the N rules make of them. Recall: of sentences with one
 * wrong number, how many are found by the rule of that number. Precision: of all findings, how many
 * stand in a wrong sentence; `alarms` are those that ask an agency (explain or block) about a right one.
 */
import type { CellId } from '#shared/report/cells.js';
import { exampleRecord } from '#shared/rules/index.js';
import { runRules } from '#shared/rules/check.js';
import { NARRATIVE_RULES } from '#shared/rules/narrative/rules.js';
import { seededIntegers } from '../../builders/values.js';
import { PLACES, type Place, type Wording } from './wording.js';

type Facts = Readonly<Record<Place, number>>;

export interface Sentence {
  readonly text: string;
  readonly cells: Partial<Record<CellId, string>>;
  /** The rule that must find something; null where nothing is wrong. */
  readonly wrong: string | null;
}

function factsOf(seed: number): Facts {
  const integer = seededIntegers(seed);
  const forward = integer(1, 4);
  const [granted, partly, notHeld] = [integer(5, 20), integer(1, 9), integer(1, 9)];
  const [natural, business, carriedIn] = [integer(9, 30), integer(1, 8), integer(1, 4)];
  return {
    ...{ forward, granted, partly, notHeld, natural, business, carriedIn },
    newly: natural + business,
    closed: natural + business + carriedIn - forward,
    reviews: integer(1, 6),
    lawsuits: integer(1, 6),
    issued: integer(1, 9),
    inForce: integer(10, 40),
    licences: integer(50, 900),
    penalties: integer(50, 900),
  };
}

function cellsOf(facts: Facts): Sentence['cells'] {
  const cells = (Object.entries(PLACES) as [Place, (typeof PLACES)[Place]][]).map(
    ([
      place,
      {
        cells: [cell],
      },
    ]) => [cell, String(facts[place])],
  );
  return Object.fromEntries(cells) as Sentence['cells'];
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, place: Place) => String(facts[place]));
}

/** Once right, and once for each way to be wrong. */
export function sentencesOf({ text, none, all }: Wording, seed: number): Sentence[] {
  const facts = factsOf(seed);
  const nothing = Object.fromEntries((none ?? (all ? ['forward'] : [])).map((place) => [place, 0]));
  const right = { ...facts, ...nothing };
  const places = [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place as Place))];
  const sentence = `${text.includes('申请') || text.includes('办') ? '（二）依申请公开。' : ''}${fill(text, right)}`;
  return [
    { text: sentence, cells: cellsOf(right), wrong: null },
    ...places.map((place): Sentence => {
      const told = fill(text, { ...right, [place]: right[place] + 30 });
      return { text: sentence.replace(fill(text, right), told), cells: cellsOf(right), wrong: PLACES[place].rule };
    }),
    ...(none ?? []).map((place): Sentence => ({
      text: sentence,
      cells: cellsOf({ ...right, [place]: facts[place] }),
      wrong: place === 'newly' ? 'N09' : PLACES[place].rule,
    })),
    ...(all ? [{ text: sentence, cells: cellsOf(facts), wrong: 'N04' }] : []),
  ];
}

export interface Measure {
  readonly rule: string;
  readonly wrong: number;
  readonly found: number;
  readonly findings: number;
  readonly true: number;
  readonly alarms: readonly string[];
  readonly missed: readonly string[];
}

export function measure(sentences: readonly Sentence[]): Measure[] {
  const judged = sentences.map((one) => {
    const record = exampleRecord({ sections: { 1: [one.text], 5: [''], 6: [''] }, cells: one.cells });
    return { ...one, findings: runRules(NARRATIVE_RULES, record, {}).findings };
  });
  const rules = [
    ...new Set([
      ...judged.flatMap(({ wrong }) => wrong ?? []),
      ...judged.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
    ]),
  ].sort();
  return rules.map((rule) => {
    const wrong = judged.filter((one) => one.wrong === rule);
    const hits = wrong.filter(({ findings }) => findings.length > 0);
    const made = judged.flatMap(({ findings, wrong: fault, text }) =>
      findings.filter((finding) => finding.rule === rule).map(({ severity }) => ({ severity, fault, text })),
    );
    return {
      rule,
      wrong: wrong.length,
      found: hits.length,
      findings: made.length,
      true: made.filter(({ fault }) => fault !== null).length,
      alarms: made.filter(({ fault, severity }) => fault === null && severity !== 'note').map(({ text }) => text),
      missed: wrong.filter(({ findings }) => findings.length === 0).map(({ text }) => text),
    };
  });
}
