/** Addresses that are still those of the files as they come (infra/environments): nobody there receives a mail or opens a link. */
import type { Environment } from './environment.js';

export interface ExampleAddress {
  readonly field: string;
  readonly address: string;
}

export function exampleAddresses({ addresses }: Pick<Environment, 'addresses'>): ExampleAddress[] {
  if (addresses === 'parameters') return [];
  return Object.entries(addresses)
    .filter(([, address]) => /[@./]example\.(org|invalid)$/.test(address))
    .map(([field, address]) => ({ field, address }));
}
