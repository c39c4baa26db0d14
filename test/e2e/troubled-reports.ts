/**
 * A small office's reports as they come in January: this year's with slips that block and two numbers that want a
 * sentence, the same report mended, and last year's, to compare with. Everything about the office is made up.
 */
import { table3Cell, type CellId } from '#shared/report/cells.js';
import { narrativeFor, type Narrative } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { allZero, withValues, type FormValues } from '../builders/values.js';
import { IMPOSSIBLE_TRIPLE, type DemoDocument } from '../../demo/documents.js';

export interface TroubledReports {
  readonly lastYear: DemoDocument;
  readonly faulty: DemoDocument;
  readonly mended: DemoDocument;
}

/** Where one digit is wrong: neither its row nor its column adds up. */
export const WRONG_NUMBER: CellId = table3Cell('outcomes.granted', 'naturalPerson');
/** Where a stroke stands for “none”. */
export const STROKE: CellId = 'activeDisclosure.compulsion.decisions';
/** The text tells fewer applications than the table. */
export const TOLD = 15;

const NORMATIVE = 'activeDisclosure.normativeDocuments';

function line(row: Parameters<typeof table3Cell>[0], naturalPerson: number, enterprise = 0): Record<string, string> {
  return {
    [table3Cell(row, 'naturalPerson')]: String(naturalPerson),
    [table3Cell(row, 'commercialEnterprise')]: String(enterprise),
    [table3Cell(row, 'total')]: String(naturalPerson + enterprise),
  };
}

const THIS_YEAR: FormValues = withValues(allZero(), {
  [`${NORMATIVE}.issued`]: '3',
  [`${NORMATIVE}.inForce`]: '3',
  'activeDisclosure.licensing.decisions': '182',
  'activeDisclosure.penalties.decisions': '41',
  'activeDisclosure.fees.amount': '12.6',
  ...line('requests.newlyReceived', 14, 3),
  ...line('requests.carriedIn', 2),
  ...line('outcomes.granted', 9, 2),
  ...line('outcomes.partiallyGranted', 2),
  ...line('denied.thirdPartyRights', 1),
  ...line('unavailable.notHeld', 2, 1),
  ...line('outcomes.total', 14, 3),
  ...line('requests.carriedForward', 2),
  'review.upheld': '1',
  'review.total': '1',
});

/** Three requests were carried forward; this year’s report carries two in. */
const LAST_YEAR: FormValues = withValues(allZero(), {
  'activeDisclosure.licensing.decisions': '167',
  'activeDisclosure.penalties.decisions': '38',
  'activeDisclosure.fees.amount': '11.9',
  ...line('requests.newlyReceived', 12, 2),
  ...line('outcomes.granted', 8, 2),
  ...line('unavailable.notHeld', 1),
  ...line('outcomes.total', 9, 2),
  ...line('requests.carriedForward', 3),
});

export async function troubledReports(agencyName: string, year: number): Promise<TroubledReports> {
  const narrative = telling(TOLD, narrativeFor(THIS_YEAR, { agencyName, year }), THIS_YEAR);
  const slips = withValues(THIS_YEAR, { ...IMPOSSIBLE_TRIPLE, [WRONG_NUMBER]: '6' });
  const report = async (
    name: string,
    content: { values: FormValues; narrative: Narrative },
    printed: Partial<Record<CellId, string>> = {},
  ): Promise<DemoDocument> => ({
    values: content.values,
    file: { name, bytes: await ruledPdf(content, { printed }) },
  });
  return {
    faulty: await report(`${agencyName}${year}年年度报告.pdf`, { values: slips, narrative }, { [STROKE]: '/' }),
    mended: await report(`${agencyName}${year}年年度报告（修改稿）.pdf`, { values: THIS_YEAR, narrative }),
    lastYear: await report(
      `${agencyName}${year - 1}年年度报告.pdf`,
      { values: LAST_YEAR, narrative: inOtherWords(agencyName, year - 1) },
      { [`${NORMATIVE}.issued`]: '/', [`${NORMATIVE}.repealed`]: '/', [`${NORMATIVE}.inForce`]: '/' },
    ),
  };
}

function telling(received: number, narrative: Narrative, values: FormValues): Narrative {
  const told = (paragraph: string): string =>
    paragraph.replace(`申请${values['requests.newlyReceived@total']}件`, `申请${received}件`);
  return { ...narrative, sections: narrative.sections.map((paragraphs) => paragraphs.map(told)) };
}

/** Last year’s text is another one, as it should be: the made-up words go by the name of the office. */
function inOtherWords(agencyName: string, year: number): Narrative {
  const narrative = narrativeFor(LAST_YEAR, { agencyName: `${agencyName}去年`, year });
  const named = (text: string): string => text.replaceAll(`${agencyName}去年`, agencyName);
  return {
    ...narrative,
    agencyName,
    opening: narrative.opening.map(named),
    sections: narrative.sections.map((paragraphs) => paragraphs.map(named)),
  };
}
