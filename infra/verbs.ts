/**
 * All functions of the product as they come into being, one per entry of FUNCTIONS and none twice. The capabilities
 * make them, each in its stack; who adds routes asks which of them answer HTTP; at the end the list must be complete.
 */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { VerbFunction, type HandlerCode, type Values } from './verb-function.js';

export interface Route {
  readonly key: string;
  readonly verb: VerbFunction;
}

export class Verbs {
  private readonly made = new Map<FunctionName, VerbFunction>();

  constructor(
    private readonly code: HandlerCode,
    private readonly values: Values,
    private readonly reserve = false,
  ) {}

  /** `values` are those that only this function needs, such as the ARNs of the state machines. */
  make(scope: Construct, name: FunctionName, values: Values = {}): VerbFunction {
    if (this.made.has(name)) throw new Error(`${name} is made twice.`);
    const verb = new VerbFunction(scope, {
      name,
      code: this.code,
      values: { ...this.values, ...values },
      reserve: this.reserve,
    });
    this.made.set(name, verb);
    return verb;
  }

  all(): readonly VerbFunction[] {
    return [...this.made.values()];
  }

  /** The functions of these names, for alarms over several of them. */
  named(...names: readonly FunctionName[]): readonly VerbFunction[] {
    return names.flatMap((name) => this.made.get(name) ?? []);
  }

  /** @throws if nobody has made it yet */
  the(name: FunctionName): VerbFunction {
    const verb = this.made.get(name);
    if (verb === undefined) throw new Error(`No capability makes ${name}.`);
    return verb;
  }

  /** The routes to those that were made in this stack so far. */
  routesIn(stack: Stack): readonly Route[] {
    return this.all().flatMap((verb) => {
      if (Stack.of(verb) !== stack) return [];
      const { trigger }: FunctionEntry = FUNCTIONS[verb.verb];
      return trigger.on === 'http' ? trigger.routes.map((key) => ({ key, verb })) : [];
    });
  }

  /** @throws if an entry of FUNCTIONS was made by nobody, so that no route or trigger is lost in silence */
  assertComplete(): void {
    const missing = (Object.keys(FUNCTIONS) as FunctionName[]).filter((name) => !this.made.has(name));
    if (missing.length > 0) throw new Error(`No capability makes ${missing.join(', ')}.`);
  }
}
