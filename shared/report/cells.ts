/**
 * The 200 cells of the official form (国办公开办函〔2021〕30号) in official order, their ids and their addresses.
 * An id is `row@column` (`outcomes.granted@naturalPerson`) in table 3 and a plain path elsewhere; an address
 * (`table3[2][0]`) is the position in the three matrices that the command line prints. Labels live in labels.ts.
 */

/** Table 2 (主动公开): ten cells, left to right, top to bottom. The last one is an amount in 万元, all others are counts. */
export const TABLE2_CELLS = [
  'activeDisclosure.rules.issued',
  'activeDisclosure.rules.repealed',
  'activeDisclosure.rules.inForce',
  'activeDisclosure.normativeDocuments.issued',
  'activeDisclosure.normativeDocuments.repealed',
  'activeDisclosure.normativeDocuments.inForce',
  'activeDisclosure.licensing.decisions',
  'activeDisclosure.penalties.decisions',
  'activeDisclosure.compulsion.decisions',
  'activeDisclosure.fees.amount',
] as const;

/** Table 3 (依申请公开): the 25 rows that carry numbers. */
export const TABLE3_ROWS = [
  'requests.newlyReceived',
  'requests.carriedIn',
  'outcomes.granted',
  'outcomes.partiallyGranted',
  'denied.stateSecrets',
  'denied.prohibitedByLaw',
  'denied.securityAndStability',
  'denied.thirdPartyRights',
  'denied.internalAffairs',
  'denied.deliberativeProcess',
  'denied.enforcementFiles',
  'denied.registryInquiry',
  'unavailable.notHeld',
  'unavailable.requiresCreation',
  'unavailable.stillUnclear',
  'notProcessed.petitionOrComplaint',
  'notProcessed.duplicate',
  'notProcessed.publishedMaterial',
  'notProcessed.excessiveRepeated',
  'notProcessed.confirmOrReissue',
  'otherHandling.notCorrectedInTime',
  'otherHandling.feeUnpaid',
  'otherHandling.other',
  'outcomes.total',
  'requests.carriedForward',
] as const;

/** Table 3: the seven columns; `total` is the sum of the six before it. */
export const TABLE3_COLUMNS = [
  'naturalPerson',
  'commercialEnterprise',
  'researchInstitution',
  'socialWelfareOrganization',
  'legalServiceOrganization',
  'otherOrganization',
  'total',
] as const;

/** Table 4 (复议、诉讼): three groups of five. */
export const TABLE4_GROUPS = ['review', 'litigationDirect', 'litigationAfterReview'] as const;
export const TABLE4_RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;

export type Table2Cell = (typeof TABLE2_CELLS)[number];
export type Table3Row = (typeof TABLE3_ROWS)[number];
export type Table3Column = (typeof TABLE3_COLUMNS)[number];
export type Table3Cell = `${Table3Row}@${Table3Column}`;
export type Table4Group = (typeof TABLE4_GROUPS)[number];
export type Table4Result = (typeof TABLE4_RESULTS)[number];
export type Table4Cell = `${Table4Group}.${Table4Result}`;
export type CellId = Table2Cell | Table3Cell | Table4Cell;

/**
 * The older form prints 其他处理 as one row. Its seven values are kept beside the 200 cells under this row name,
 * whose three modern rows are then `not-printed`, never 0.
 */
export const SHORT_FORM_ROW = 'otherHandling.total';
export type ShortFormCell = `${typeof SHORT_FORM_ROW}@${Table3Column}`;
export const SHORT_FORM_CELLS: readonly ShortFormCell[] = TABLE3_COLUMNS.map(
  (column) => `${SHORT_FORM_ROW}@${column}` as const,
);
/** The three rows that the older form does not print. */
export const SHORT_FORM_ABSENT_ROWS = [
  'otherHandling.notCorrectedInTime',
  'otherHandling.feeUnpaid',
  'otherHandling.other',
] as const satisfies readonly Table3Row[];

export const SHORT_FORM_ABSENT_CELLS: readonly Table3Cell[] = SHORT_FORM_ABSENT_ROWS.flatMap((row) =>
  TABLE3_COLUMNS.map((column) => table3Cell(row, column)),
);

export const FEE_CELL = 'activeDisclosure.fees.amount' satisfies Table2Cell;

export function table3Cell(row: Table3Row, column: Table3Column): Table3Cell {
  return `${row}@${column}`;
}

export function table4Cell(group: Table4Group, result: Table4Result): Table4Cell {
  return `${group}.${result}`;
}

/** The outcomes that `outcomes.total` adds up, and the applicants that the last column does. */
export const TABLE3_OUTCOMES = TABLE3_ROWS.filter((row) => row !== 'outcomes.total' && !row.startsWith('requests.'));
export const TABLE3_APPLICANT_COLUMNS = TABLE3_COLUMNS.filter((column) => column !== 'total');

export const TABLE3_CELLS: readonly Table3Cell[] = TABLE3_ROWS.flatMap((row) =>
  TABLE3_COLUMNS.map((column) => table3Cell(row, column)),
);
export const TABLE4_CELLS: readonly Table4Cell[] = TABLE4_GROUPS.flatMap((group) =>
  TABLE4_RESULTS.map((result) => table4Cell(group, result)),
);

/** All 200 cells in official order: table 2, table 3 row by row, table 4. */
export const CELL_IDS: readonly CellId[] = [...TABLE2_CELLS, ...TABLE3_CELLS, ...TABLE4_CELLS];

const ADDRESSES = new Map<CellId, string>([
  ...TABLE2_CELLS.map((id, index) => [id, `table2[${index}]`] as const),
  ...TABLE3_CELLS.map((id, index) => [id, `table3[${Math.floor(index / 7)}][${index % 7}]`] as const),
  ...TABLE4_CELLS.map((id, index) => [id, `table4[${index}]`] as const),
]);
const IDS_BY_ADDRESS = new Map([...ADDRESSES].map(([id, address]) => [address, id]));

const KNOWN = new Set<string>(CELL_IDS);

export function isCellId(text: string): text is CellId {
  return KNOWN.has(text);
}

/** `outcomes.granted@naturalPerson` -> `table3[2][0]`. */
export function addressOf(id: CellId): string {
  const address = ADDRESSES.get(id);
  if (address === undefined) throw new RangeError(`not a cell of the form: ${id}`);
  return address;
}

/** `table3[2][0]` -> `outcomes.granted@naturalPerson`; undefined for anything that is no address of the form. */
export function cellAt(address: string): CellId | undefined {
  return IDS_BY_ADDRESS.get(address);
}

/** Which of the three tables a cell stands in; the number is that of the section (二、三、四). */
export function tableOf(id: CellId): 2 | 3 | 4 {
  if (id.startsWith('activeDisclosure.')) return 2;
  return id.includes('@') ? 3 : 4;
}

/** The row and column of a table 3 cell. */
export function table3Position(id: Table3Cell): { row: Table3Row; column: Table3Column } {
  const [row, column] = id.split('@') as [Table3Row, Table3Column];
  return { row, column };
}
