/**
 * Chooses among explanations: together they are to explain as many of the failing sums as possible, with as few cells as
 * possible, each sum by one of them. What one such choice takes for one explanation and another choice for two is one
 * cluster with several alternatives; clusters that no choice connects are causes of their own.
 */
import type { CauseExplanation } from './explanations.js';

/** An explanation with its plausibility: the lower, the likelier. */
export interface Weighed extends CauseExplanation {
  readonly cost: number;
}

export interface Cluster {
  /** Failing equations that hang together. */
  readonly equations: readonly number[];
  /** The smallest ways to explain them, in no order; none where nothing does. */
  readonly alternatives: readonly (readonly Weighed[])[];
  /** Whether every alternative explains them all, and none that is smaller can. */
  readonly settled: boolean;
}

/** Explanations looked at for one choice, and choices kept; a few mistakes need far less. Beyond, the best found counts. */
const MOST_LOOKS = 8_000;
const MOST_CHOICES = 200;
/** No cell is part of more sums. */
const SUMS_OF_A_CELL = 3;

/** Sets that were merged because something belongs to both. */
class Groups {
  readonly #parents = new Map<number, number>();

  constructor(members: Iterable<number>) {
    for (const member of members) this.#parents.set(member, member);
  }

  join(members: readonly number[]): void {
    const [first, ...others] = members;
    if (first === undefined) return;
    for (const other of others) this.#parents.set(this.of(other), this.of(first));
  }

  of(member: number): number {
    let root = member;
    for (let up = this.#parents.get(root); up !== undefined && up !== root; up = this.#parents.get(root)) root = up;
    return root;
  }

  all(): number[][] {
    const groups = new Map<number, number[]>();
    for (const member of this.#parents.keys()) {
      const root = this.of(member);
      groups.set(root, [...(groups.get(root) ?? []), member]);
    }
    return [...groups.values()];
  }
}

interface Choices {
  /** Sums that no chosen explanation takes in. */
  readonly unexplained: number;
  readonly cells: number;
  readonly all: readonly (readonly Weighed[])[];
}

/** All choices with the fewest unexplained sums, and among them the fewest cells; the best so far where looks run out. */
function smallestChoices(equations: readonly number[], explanations: readonly Weighed[]): Choices {
  const through = new Map<number, Weighed[]>(equations.map((equation) => [equation, []]));
  const likeliest = [...explanations].sort(
    (a, b) => a.changes.length / a.clears.length - b.changes.length / b.clears.length || a.cost - b.cost,
  );
  for (const one of likeliest) for (const equation of one.clears) through.get(equation)?.push(one);
  const order = [...equations].sort((a, b) => (through.get(a)?.length ?? 0) - (through.get(b)?.length ?? 0) || a - b);

  let [unexplained, cells, all]: [number, number, Weighed[][]] = [Infinity, Infinity, []];
  let looks = MOST_LOOKS;
  const taken = new Set<number>();
  const choose = (index: number, chosen: readonly Weighed[], used: number, skipped: number): void => {
    const least = used + Math.ceil((equations.length - taken.size - skipped) / SUMS_OF_A_CELL);
    if (skipped > unexplained || (skipped === unexplained && least > cells) || looks <= 0) return;
    const equation = order[index];
    if (equation === undefined) {
      if (skipped < unexplained || used < cells) [unexplained, cells, all] = [skipped, used, []];
      if (all.length < MOST_CHOICES) all.push([...chosen]);
      return;
    }
    if (taken.has(equation)) return choose(index + 1, chosen, used, skipped);
    for (const one of through.get(equation) ?? []) {
      looks -= 1;
      if (one.clears.some((other) => taken.has(other))) continue;
      for (const other of one.clears) taken.add(other);
      choose(index + 1, [...chosen, one], used + one.changes.length, skipped);
      for (const other of one.clears) taken.delete(other);
    }
    choose(index + 1, chosen, used, skipped + 1);
  };
  choose(0, [], 0, 0);
  return { unexplained, cells, all };
}

/** `proven` tells whether no fewer than so many wrong cells can explain given sums. */
export function chooseExplanations(
  failing: readonly number[],
  explanations: readonly Weighed[],
  proven: (equations: readonly number[], cells: number) => boolean,
): Cluster[] {
  const reachable = new Groups(failing);
  for (const { clears } of explanations) reachable.join(clears);
  return reachable.all().flatMap((equations): Cluster[] => {
    const inside = new Set(equations);
    const here = explanations.filter(({ clears }) => clears.some((equation) => inside.has(equation)));
    const { unexplained, cells, all } = smallestChoices(equations, here);
    const settled = unexplained === 0 && proven(equations, cells);
    const clusters = new Groups(equations);
    for (const choice of all) for (const { clears } of choice) clusters.join(clears);
    return clusters.all().map((members) => {
      const own = new Set(members);
      const alternatives = all.map((choice) => choice.filter(({ clears }) => clears.some((one) => own.has(one))));
      return { equations: members, alternatives: alternatives.filter((one) => one.length > 0), settled };
    });
  });
}
