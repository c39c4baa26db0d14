/**
 * The process reads one document and ends. V8 would spend more on compiling its code once more, and better, than the
 * reading of a report gains by it: that is left to documents that keep it busy for long. What a version of V8 does not
 * know of these it says on standard error, and goes on.
 */
import { setFlagsFromString } from 'node:v8';

const FLAGS = [
  // Fifteen times as much as usual is run before a function is optimised, of the engine fifty times as much.
  '--interrupt-budget=1000000',
  '--wasm-tiering-budget=100000000',
  // The engine comes with us: a function of it is looked at when it is first called.
  '--wasm-lazy-validation',
];

for (const flag of FLAGS) setFlagsFromString(flag);
