/** Whether each package that runs in the product may be used as the product is: under a licence of the list, or not at all. */
import type { LockedPackage } from './locked-packages.js';

/** By its SPDX name, why it may be used in an Apache-2.0 product that others run and change. */
export const ALLOWED_LICENCES: Readonly<Record<string, string>> = {
  'Apache-2.0': 'the product’s own',
  MIT: 'keep the notice',
  'MIT-0': 'no condition',
  ISC: 'keep the notice',
  'BSD-2-Clause': 'keep the notice',
  'BSD-3-Clause': 'keep the notice, do not advertise with the name',
  '0BSD': 'no condition',
  'CC0-1.0': 'no condition; of data',
  'OFL-1.1': 'of fonts: may be embedded, not sold alone',
};

/** Packages whose package.json names no licence, and what their licence file says. Holds for this version alone. */
export const LICENCE_BY_FILE: Readonly<Record<string, { readonly licence: string; readonly begins: string }>> = {
  'png-js@2.0.0': { licence: 'MIT', begins: 'MIT License\n\nCopyright (c) 2017 Devon Govett' },
};

export const versioned = ({ name, version }: LockedPackage): string => `${name}@${version}`;

export function licenceOf(one: LockedPackage): string | null {
  return one.licence ?? LICENCE_BY_FILE[versioned(one)]?.licence ?? null;
}

/** An SPDX expression of names, `AND` and `OR`; whatever else is in it is not understood and not allowed. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  const holds = (name: string): boolean => Object.hasOwn(ALLOWED_LICENCES, name.trim());
  if (/[()]/.test(plain)) return false;
  return plain.split(' OR ').some((all) => all.split(' AND ').every(holds));
}

export interface LicenceFlaw {
  readonly name: string;
  readonly licence: string | null;
}

export function licenceFlaws(packages: readonly LockedPackage[]): LicenceFlaw[] {
  return packages
    .map((one) => ({ name: versioned(one), licence: licenceOf(one) }))
    .filter(({ licence }) => licence === null || !isAllowed(licence));
}
