/**
 * An assembly of the same code for another installation: its signing keys are others, and it trusts the public halves of
 * former ones, as a deployment with them in its configuration would. Made by rewriting what was synthesized.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

export interface FormerKeys {
  readonly SEAL_KEY_ID: readonly string[];
  readonly CHECKPOINT_KEY_ID: readonly string[];
}

export function otherInstallation(assembly: string, to: string, former: FormerKeys): string {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(assembly);
  const templates = names.filter((name) => name.endsWith('.template.json'));
  const texts = new Map(templates.map((name) => [name, readFileSync(join(assembly, name), 'utf8')]));
  const keys = [...texts.values()].flatMap((text) => keysIn(text));
  for (const name of names) {
    const text = texts.get(name);
    if (text === undefined) symlinkSync(resolve(assembly, name), join(to, name));
    else {
      const renamed = keys.reduce((now, key) => now.replaceAll(key, `${key}Anew`), text);
      writeFileSync(join(to, name), JSON.stringify(trusting(JSON.parse(renamed) as Json, former)));
    }
  }
  return to;
}

function keysIn(text: string): string[] {
  const { Resources } = JSON.parse(text) as { Resources: Record<string, { Type: string }> };
  return Object.entries(Resources).flatMap(([id, { Type }]) => (Type === 'AWS::KMS::Key' ? [id] : []));
}

function trusting(value: Json, former: FormerKeys): Json {
  if (Array.isArray(value)) return value.map((one) => trusting(one, former));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (name !== 'SEAL_KEY_ID' && name !== 'CHECKPOINT_KEY_ID') return [name, trusting(field, former)];
      return [name, { 'Fn::Join': [' ', [field, ...former[name]]] }];
    }),
  );
}
