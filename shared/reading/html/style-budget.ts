/**
 * How much work the style sheets of one page may cause. Everything that grows with them is paid from here, whoever does
 * the work: taking text apart, asking rules of elements, going from element to element. A page that asks for more is
 * refused by name.
 */
import { TooComplex } from './parse.js';

/** Small steps of ten to thirty nanoseconds. A portal of 40,000 elements under thousands of rules stays below. */
const MOST_STEPS = 150_000_000;
const MOST_RULES = 20_000;
const MOST_DECLARATIONS = 200_000;

export class StyleBudget {
  #steps = 0;
  #rules = 0;
  #declarations = 0;

  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MOST_STEPS) throw new TooComplex('more rules of style than a page needs');
  }

  countRules(): void {
    if (++this.#rules > MOST_RULES) throw new TooComplex(`more than ${MOST_RULES} rules of style`);
  }

  countDeclarations(): void {
    if (++this.#declarations > MOST_DECLARATIONS)
      throw new TooComplex(`more than ${MOST_DECLARATIONS} declarations of style`);
  }
}
