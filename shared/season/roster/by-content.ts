/**
 * Which column says what where no headings stand: by what its cells hold. People come with their addresses, in the order of
 * our template: contact, reviewer, approver.
 */
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { isAgencyName } from './kinds.js';
import { kindOfWord, type ColumnUse, type RosterField, type SourceRow } from './fields.js';
import { looksLikeAddress, looksLikePhone } from './people.js';

type Held = 'id' | 'name' | 'kind' | 'person' | 'address' | 'phone' | 'number' | 'empty' | 'other';

const PERSON = /^[\p{Script=Han}·•]{2,6}(?:[（(].{1,10}[）)])?$/u;
const POWER = /^(?:有|无|是|否)$/u;

function heldBy(cell: string): Held {
  if (cell === '') return 'empty';
  if (looksLikeAddress(cell)) return 'address';
  if (/^\d{1,4}$/u.test(cell)) return 'number';
  if (looksLikePhone(cell)) return 'phone';
  if (isAgencyName(cell)) return 'name';
  if (kindOfWord(cell) !== undefined && cell.length <= 8) return 'kind';
  if (agencyIdSchema.safeParse(cell.toLowerCase()).success) return 'id';
  return PERSON.test(cell) && !POWER.test(cell) ? 'person' : 'other';
}

/** What most cells of a column that are not empty hold. */
function majority(cells: readonly string[]): Held {
  const counts = new Map<Held, number>();
  for (const held of cells.map(heldBy)) if (held !== 'empty') counts.set(held, (counts.get(held) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 'empty';
}

const NAMES: readonly RosterField[] = ['contactName', 'reviewerName', 'approverName'];
const ADDRESSES: readonly RosterField[] = ['contactAddress', 'reviewerAddress', 'approverAddress'];

/**
 * A second column of what could be agencies (好小局) is one of people where there is no other: short names all, and a roster
 * without a contact is rarer than a surname that sounds like an office.
 */
function isOfPeople(cells: readonly string[], held: readonly Held[]): boolean {
  return !held.includes('person') && cells.every((cell) => cell === '' || SHORT.test(cell));
}
const SHORT = /^[\p{Script=Han}·•]{2,4}$/u;

/** Undefined where no column holds names of agencies or addresses: it is no roster. */
export function usesByContent(rows: readonly SourceRow[]): ColumnUse[] | undefined {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map(({ cells }) => cells[at] ?? ''));
  const held = columns.map(majority);
  const taken = new Set<ColumnUse>();
  const once = (use: RosterField): ColumnUse => {
    if (taken.has(use)) return 'other';
    taken.add(use);
    return use;
  };
  let [persons, addresses] = [0, 0];
  const uses = held.map((holds, at): ColumnUse => {
    switch (holds) {
      case 'name':
        if (!taken.has('name')) return once('name');
        return isOfPeople(columns[at] ?? [], held) ? once(NAMES[persons++] ?? 'contactName') : once('parent');
      case 'id':
      case 'kind':
        return once(holds);
      case 'phone':
        return 'phone';
      case 'number':
        return 'number';
      case 'person':
        return once(NAMES[persons++] ?? 'contactName');
      case 'address':
        return once(ADDRESSES[addresses++] ?? 'contactAddress');
      default:
        return at > 0 && (columns[at] ?? []).some((cell) => POWER.test(cell)) ? once('ruleMaking') : 'other';
    }
  });
  if (!taken.has('name') && !taken.has('contactAddress')) return undefined;
  return uses;
}
