/**
 * The definitions that executions were started with, each as one file under the digest of its text. As on AWS a running
 * execution keeps to its own, whatever the machine's definition has become since. Where that text is lost or can no
 * longer be carried out, the machine's present definition takes its place, if it has every state that the execution
 * entered; the walk itself sees whether they follow each other as before.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, replaceFile } from '../append-log.js';
import { DefinitionRefused, type Flow, type Machine } from './definition.js';
import { parseDefinition } from './definition-check.js';
import type { JournalLine } from './journal.js';

export interface KeptDefinitions {
  /** @returns the digest of the text */
  keep(text: string): string;
  /**
   * What an unfinished execution goes on by, or why it cannot.
   *
   * @param present the machine's definition of today; undefined if there is no such machine any more
   */
  resume(digest: string, lines: readonly JournalLine[], present: string | undefined): Resumption;
}

export type Resumption = { readonly machine: Machine } | { readonly lost: string };

export function openDefinitions(folder: string): KeptDefinitions {
  mkdirSync(folder, { recursive: true });
  const fileOf = (digest: string) => join(folder, `${digest}.json`);
  /** Undefined also for a text that is not the one which was kept: half of it would be another machine. */
  const read = (digest: string): string | undefined => {
    const text = readIfThere(fileOf(digest));
    return text !== undefined && digestOf(text) === digest ? text : undefined;
  };
  return {
    keep(text) {
      const digest = digestOf(text);
      if (read(digest) === undefined) replaceFile(fileOf(digest), text);
      return digest;
    },
    resume(digest, lines, present) {
      const text = read(digest);
      const own = text === undefined ? 'is not in the data folder' : parsed(text);
      if (typeof own !== 'string') return { machine: own };
      const instead = present === undefined ? 'the machine is gone' : parsed(present);
      const reason = typeof instead === 'string' ? instead : missingIn(instead, lines);
      if (typeof instead !== 'string' && reason === undefined) return { machine: instead };
      return {
        lost: `The definition that this execution was started with ${own}, and no other can take its place: ${reason}.`,
      };
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The machine, or why there is none. */
function parsed(text: string): Machine | string {
  try {
    return parseDefinition(text);
  } catch (error) {
    if (!(error instanceof DefinitionRefused)) throw error;
    return `can no longer be carried out (${error.problems.join('; ')})`;
  }
}

function missingIn(machine: Machine, lines: readonly JournalLine[]): string | undefined {
  const types = typesOf(machine);
  const missing = lines.find((line) => line.kind === 'entered' && types.get(line.state) !== line.type);
  return missing?.kind === 'entered' ? `the present one has no ${missing.type} state "${missing.state}"` : undefined;
}

/** Names are unique in a whole machine: docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
function typesOf(flow: Flow): Map<string, string> {
  const own = Object.entries(flow.States).map(([name, { Type }]) => [name, Type] as const);
  const inner = Object.values(flow.States).flatMap((state) => {
    if (state.Type === 'Parallel') return state.Branches.flatMap((branch) => [...typesOf(branch)]);
    return state.Type === 'Map' ? [...typesOf(state.ItemProcessor)] : [];
  });
  return new Map([...own, ...inner]);
}
