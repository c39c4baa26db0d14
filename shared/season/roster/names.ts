/** Agencies by what they are called: by the name, the names of every day, and the names from before. */
import type { Agency } from '../model.js';

/** Spaces, brackets and width make no other name. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s（）()《》“”"'‘’·]/gu, '');
}

/** What an agency is called every day, and what it was called before: a document with such a name is its own. */
export function otherNames({ aliases, formerNames }: Pick<Agency, 'aliases' | 'formerNames'>): string[] {
  return [...aliases, ...formerNames.map(({ name }) => name)];
}

/** A full name goes before a name of every day, and that before a former one; one that means two agencies means neither. */
export function nameIndex(agencies: readonly Agency[]): ReadonlyMap<string, Agency> {
  const index = new Map<string, Agency>();
  const layers: readonly ((agency: Agency) => readonly string[])[] = [
    ({ name }) => [name],
    ({ aliases }) => aliases,
    ({ formerNames }) => formerNames.map(({ name }) => name),
  ];
  for (const namesOf of layers) {
    const layer = new Map<string, Agency | null>();
    for (const agency of agencies)
      for (const name of namesOf(agency).map(plainName)) {
        const other = layer.get(name);
        layer.set(name, other === undefined || other?.id === agency.id ? agency : null);
      }
    for (const [name, agency] of layer) if (agency !== null && !index.has(name)) index.set(name, agency);
  }
  return index;
}
