/**
 * What stands in the cells about a contact: a name, or several; a phone kept as text or as number; an address, or both in
 * one cell. The first is taken, what else stands there is told.
 */
import { addressSchema } from '#shared/ids/person.js';

const ADDRESS = /[^\s,，;；、/<>（）()：:"'“”]+@[^\s,，;；、/<>（）()：:"'“”]+/u;
/** With area code, extension, country code; digits in groups. */
const PHONE =
  /(?:\+?86[- ]?)?(?:1\d{10}|1\d{2}[- ]\d{4}[- ]\d{4}|(?:\(?0\d{2,3}\)?[- ]?)?\d{7,8}(?:\s*(?:转|-)\s*\d{1,6})?)/gu;
/** What a spreadsheet makes of a number that is too wide for its column, when it is saved as text. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d{2}$/iu;
const FILLERS = /^(?:[-—–/\\.。无暂待补充填]|\s)+$/u;

/** An empty cell, or one in which a dash or 无 stands for nothing. */
export function saidIn(cell: string): string {
  const text = cell.normalize('NFKC').trim();
  return FILLERS.test(text)
    ? ''
    : cell
        .normalize('NFC')
        .replace(/[\s\u3000]+/gu, ' ')
        .trim();
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[。.]+$/u, '')
    .replace(/\s*@\s*/gu, '@');

export function looksLikeAddress(cell: string): boolean {
  return ADDRESS.test(folded(cell));
}

export function looksLikePhone(cell: string): boolean {
  const text = folded(cell);
  return ROUNDED.test(text) || (text.match(PHONE)?.join('').length ?? 0) * 2 > text.length;
}

export interface ContactCells {
  readonly name: string;
  readonly address: string;
  /** Each column of phones, the preferred first. */
  readonly phones: readonly string[];
}

export type ContactNote =
  /** Another person or address stood in the cell. */
  | { readonly code: 'others'; readonly field: 'contactName' | 'contactAddress'; readonly value: string }
  /** The phone lost its last digits in a spreadsheet. */
  | { readonly code: 'phone-rounded'; readonly field: 'phone'; readonly value: string };

export interface ContactRead {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly notes: readonly ContactNote[];
}

/** @param cells as they stand in the columns of contact, address and phone */
export function readContact(cells: ContactCells): ContactRead {
  const notes: ContactNote[] = [];
  const [nameCell, addressCell] = [saidIn(cells.name), saidIn(cells.address)];
  const phoneCells = cells.phones.map(saidIn).filter((cell) => cell !== '');
  const everywhere = [addressCell, nameCell, ...phoneCells].map(folded);
  const addresses = everywhere.flatMap((cell) => cell.match(new RegExp(ADDRESS.source, 'gu')) ?? []);
  const valid = addresses.find((each) => addressSchema.safeParse(each).success);
  // What is no address is shown as it stands, to be mended.
  const address = valid ?? addresses[0] ?? addressCell;
  const otherAddresses = [...new Set(addresses)].filter((each) => each !== address);
  if (otherAddresses.length > 0)
    notes.push({ code: 'others', field: 'contactAddress', value: otherAddresses.join('、').slice(0, 100) });

  const phones = [...phoneCells, nameCell, addressCell].flatMap((cell) => phonesIn(cell));
  const rounded = phoneCells.find((cell) => ROUNDED.test(folded(cell)) && phonesIn(cell).length === 0);
  if (phones.length === 0 && rounded !== undefined)
    notes.push({ code: 'phone-rounded', field: 'phone', value: rounded });
  const unclear = phones.length === 0 && rounded === undefined ? (phoneCells[0] ?? '') : '';

  const [name = '', ...others] = namesIn(nameCell);
  if (others.length > 0) notes.push({ code: 'others', field: 'contactName', value: others.join('、').slice(0, 100) });
  return { name, address, phone: joinedPhones(phones) || unclear.slice(0, 40), notes };
}

function phonesIn(cell: string): string[] {
  const text = folded(cell).replace(new RegExp(ADDRESS.source, 'gu'), ' ');
  if (ROUNDED.test(text.trim())) {
    // 1.3812345678E10 keeps all eleven digits, 1.38E+10 does not.
    const [digits = ''] = text.trim().split(/e/iu);
    return digits.replace('.', '').length >= 11 ? [String(Number(text))] : [];
  }
  return (text.replace(/\.0+$/u, '').match(PHONE) ?? []).map((phone) => phone.trim());
}

/** As many as the field holds. */
function joinedPhones(phones: readonly string[]): string {
  return [...new Set(phones)].reduce((all, phone) => {
    const longer = all === '' ? phone : `${all}、${phone}`;
    return longer.length <= 40 ? longer : all;
  }, '');
}

function namesIn(cell: string): string[] {
  const text = cell
    .normalize('NFC')
    .replace(new RegExp(ADDRESS.source, 'gu'), ' ')
    .replace(/[\d+-]{6,}/gu, ' ')
    .replace(/[（(]\s*[）)]/gu, ' ');
  return text
    .split(/[、,，;；/\\|\n]|\s(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})\s/u)
    .map((name) => name.replace(/^[\s:：]+|[\s:：]+$/gu, ''))
    .map((name) => (/^(?:\p{Script=Han} )+\p{Script=Han}$/u.test(name) ? name.replaceAll(' ', '') : name))
    .filter((name) => name !== '');
}

/** A reviewer or approver: as the contact, without a phone. */
export function readDecider(name: string, address: string): { readonly name: string; readonly address: string } {
  const read = readContact({ name, address, phones: [] });
  return { name: read.name, address: read.address };
}
