/** The check back over HTTP: what was pasted into a portal is saved, sent by an ordinary form, read, and told cell by cell. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { fileReport } from '../../demo/journey.js';
import { formTo, type Page } from '../../demo/visitor.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { shownReport } from '#shared/takeaway/official-report.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { textsIn } from '#shared/words/texts.js';
import { madeUpAgencies, openProduct, PEOPLE, ReportingAgency, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const t = textsIn('zh').portalCheck;
const agencies = madeUpAgencies('shown');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

/** Sends what was saved through the form for the web page, and waits for the answer. */
async function send(open: () => Promise<Page>, submit: Submit, html: string, wanted: string): Promise<Page> {
  const form = await submit.form(formTo(await open(), '/portal'), { day: '' });
  const upload = form.forms.find(({ names }) => names.includes('Policy'));
  if (upload === undefined) throw new Error(`no form for a file: ${form.text.slice(0, 300)}`);
  const saved = `<!doctype html><html><head><meta charset="utf-8"></head><body>发布日期：2026-01-20${html}</body></html>`;
  const sent = await submit.file(upload, { name: '年报.html', bytes: new TextEncoder().encode(saved) });
  expect(sent.url).toContain('/portal');
  return product.stage.until('the portal page to be compared', async () => {
    const page = await open();
    return page.text.includes(wanted) ? page : undefined;
  });
}

interface Submit {
  readonly form: (typeof product.seeded.publisher)['submit'];
  readonly file: (typeof product.seeded.publisher)['submitFile'];
}

test('a saved portal page is told to show the approved report, or where it does not, to the agency and the publisher', async () => {
  const here = await ReportingAgency.enter(product, agencies[0]);
  await here.draft();
  const { visitor, pageUrl } = here.browser;
  const at = `${pageUrl}/submissions/${here.id()}/portal`;
  // Nothing is offered before approval, and whoever knows the address finds nothing.
  expect((await visitor.open(at)).status).toBe(404);
  await fileAndApprove(here);
  expect((await visitor.open(pageUrl)).html).toContain(`/submissions/${here.id()}/portal"`);
  const { record } = (await loadSubmissionFile(product.table, here.id()))!;
  const html = portalHtml(shownReport(record!, { agencyName: here.agency.name, year: YEAR }));
  const own: Submit = { form: visitor.submit.bind(visitor), file: visitor.submitFile.bind(visitor) };
  const same = await send(() => visitor.open(at), own, html, t.result.same);
  expect(same.text).toContain(t.rules.inTime);
  const { publisher, boardUrl } = product.seeded;
  const filing = await publisher.open(`${boardUrl}/filings/${here.agency.id}`);
  expect(filing.text).toContain(t.stands.right);
  const theirs: Submit = { form: publisher.submit.bind(publisher), file: publisher.submitFile.bind(publisher) };
  const received = record!.cells['requests.newlyReceived@total'].value!;
  const wrong = html.replaceAll(`>${received}<`, `>${received}9<`);
  const page = await send(
    () => publisher.open(`${boardUrl}/submissions/${here.id()}/portal`),
    theirs,
    wrong,
    t.result.differsTodo,
  );
  expect(page.text).toContain(`${received}9`);
  expect((await publisher.open(`${boardUrl}?portal=differs`)).text).toContain(here.agency.name);
});

async function fileAndApprove(here: ReportingAgency): Promise<void> {
  expect((await fileReport(here.browser)).status).toBe(200);
  await here.requested('review');
  for (const who of [PEOPLE.reviewer, PEOPLE.approver]) await here.decideAs(who, 'approved');
  await product.stage.mailTo(here.agency.contact.address, /审定通过/);
}
