/**
 * Finds a resource by what a person would call it: its name, its logical id, or the beginning or a part of the logical
 * id, written as it may be (`request-upload` finds `RequestUpload1A2B3C4D`).
 */
import { LocalCloudRefusal } from './refusal.js';

export interface Named {
  readonly logicalId: string;
  readonly name: string;
}

/** @throws LocalCloudRefusal if none or several could be meant */
export function findNamed<T extends Named>(what: string, all: readonly T[], wanted: string): T {
  const exact = all.find(({ name, logicalId }) => name === wanted || logicalId === wanted);
  if (exact !== undefined) return exact;
  const key = plain(wanted);
  const tests: ((id: string) => boolean)[] = [
    // CDK ends a logical id with eight hexadecimal digits.
    (id) => id.replace(/[0-9a-f]{8}$/, '') === key,
    (id) => id.startsWith(key),
    (id) => id.includes(key),
  ];
  for (const test of tests) {
    const [found, ...others] = all.filter(({ logicalId }) => test(plain(logicalId)));
    if (found !== undefined && others.length === 0) return found;
    if (found !== undefined) throw unclear(what, wanted, [found, ...others], 'could be several');
  }
  throw unclear(what, wanted, all, 'is none');
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function unclear(what: string, wanted: string, all: readonly Named[], problem: string): LocalCloudRefusal {
  const names = all.map(({ logicalId }) => logicalId).join(', ');
  return new LocalCloudRefusal(
    'UnclearName',
    `${wanted} ${problem} of the template's ${what}: ${names}.`,
    'Name one of them.',
  );
}
