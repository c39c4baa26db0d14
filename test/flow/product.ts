/**
 * The product on the local cloud for the flow tests: from the synthesized assembly, in a folder of its own, with a
 * season opened and everybody invited. The tests act over HTTP as people do (demo/); what they look behind the pages
 * for, they read with the product's own store.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { textReport } from '../../demo/documents.js';
import {
  asksFor,
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  upload,
  type AgencyBrowser,
} from '../../demo/journey.js';
import { PEOPLE, seasonRequest, type DemoAgency } from '../../demo/season.js';
import { seed, type Seeded } from '../../demo/seed.js';
import { stageOf, startProduct, type SeasonRequest, type Stage } from '../../demo/stage.js';
import { ASSEMBLY } from '../../demo/synthesize.js';
import type { Clock } from '../../local/clock.js';
import type { LocalCloud } from '../../local/cloud.js';
import { createDynamoCall, type DynamoCall } from '../../local/dynamodb/call.js';
import type { Stage as DecisionStage } from '#shared/filing/model.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { personSchema } from '#shared/ids/person.js';
import { changePreferences } from '#shared/store/people.js';
import { Table } from '#shared/store/table.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { startGuardedDatabase } from './guarded-database.js';

export const YEAR = 2025;

/** The assembly that fresh-assembly.mjs made for this run, or the one that somebody names. @throws where there is none */
export function assemblyDir(): string {
  const dir = resolve(process.env['NIANBAO_ASSEMBLY'] ?? ASSEMBLY);
  if (existsSync(join(dir, 'manifest.json'))) return dir;
  throw new Error(`There is no synthesized app in ${dir}: run "npm run synth" first.`);
}

export interface Product {
  readonly cloud: LocalCloud;
  readonly stage: Stage;
  readonly seeded: Seeded;
  readonly dataDir: string;
  /** The product's own table, for looking and for pushing time or a row where no page can. */
  readonly table: Table;
  readonly dynamo: DynamoCall;
  close(): Promise<void>;
}

/** The product on a data folder, with the database behind the rights that functions have on AWS; closing it tells what they lacked. */
export async function startUnderRights(dataDir: string, clock?: Clock): Promise<LocalCloud> {
  // Where the local cloud itself would keep it.
  const database = await startGuardedDatabase(join(dataDir, 'dynamodb'));
  const started = startProduct({
    assemblyDir: assemblyDir(),
    dataDir,
    ports: 0,
    databaseEndpoint: database.endpoint,
    ...(clock === undefined ? {} : { clock }),
  });
  const cloud = await started.catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  return {
    ...cloud,
    async close() {
      await cloud.close();
      await database.close();
      // Every start invokes it.
      if (!database.known.has('upgrade-table')) throw new Error('the database does not know which function asks');
      if (database.refused.size > 0) throw new Error(`asked for without a right: ${[...database.refused].join('; ')}`);
    },
  };
}

/** @param proof whether browsers are asked for codes, as they are outside of the demonstration */
export async function openProduct(
  agencies: readonly DemoAgency[],
  clock?: Clock,
  proof: SeasonRequest['proof'] = 'off',
): Promise<Product> {
  const dataDir = temporaryFolder();
  const cloud = await startUnderRights(dataDir, clock);
  const stage = stageOf(cloud);
  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  const close = async () => {
    client.destroy();
    await cloud.close().finally(() => removeFolder(dataDir));
  };
  try {
    const seeded = await seed(stage, { ...seasonRequest(YEAR), proof }, agencies);
    const table = new Table({ client, tableName: cloud.tableName('Table') });
    // Each report is asked for by its own mail, however many a test leaves waiting.
    for (const person of [PEOPLE.reviewer, PEOPLE.approver])
      await changePreferences(table, 'home', personSchema.parse(person), { mails: 'each' });
    const dynamo = createDynamoCall(cloud.endpoints.dynamodb, cloud.region);
    return { cloud, stage, seeded, dataDir, table, dynamo, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export function dynamoClient(endpoint: string, region = 'us-east-1'): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
}

/** Made-up agencies by their code; their contact is `{code}@yunxi.example.invalid`. */
export function madeUpAgencies(...ids: string[]): DemoAgency[] {
  const numerals = '甲乙丙丁戊己庚辛壬癸子丑寅卯';
  return ids.map((id, index) => ({
    id,
    name: `云溪县示例${numerals[index] ?? index}局`,
    kind: '部门',
    contact: { name: `联络员${numerals[index] ?? index}`, address: `${id}@yunxi.example.invalid` },
  }));
}

/** The link that opens for the body now, with no mail on its way that would end it. */
export async function linkOf({ cloud, stage }: Product, { contact }: DemoAgency): Promise<string> {
  await cloud.idle();
  return stage.newestLink(contact.address);
}

/** One body with its browser, on the way of its report. */
export class ReportingAgency {
  private constructor(
    readonly product: Product,
    readonly agency: DemoAgency,
    readonly browser: AgencyBrowser,
    readonly area: string,
  ) {}

  static async enter(product: Product, agency: DemoAgency | undefined, area = 'home'): Promise<ReportingAgency> {
    if (agency === undefined) throw new Error('the test names an agency that was not invited');
    const browser = await openAgencyPage(await linkOf(product, agency), agency.contact.address);
    return new ReportingAgency(product, agency, browser, area);
  }

  id(n = 1): SubmissionId {
    return submissionId({ area: this.area, year: YEAR, agency: this.agency.id }, n);
  }

  report(faults = { triple: false, wrongSum: false }) {
    return textReport(this.agency.name, YEAR, faults);
  }

  async draft(): Promise<void> {
    const page = await upload(this.product.stage, this.browser, this.report().file);
    if (!isDraft(page)) throw new Error(`no draft: ${page.text.slice(0, 400)}`);
    await complete(this.browser, () => '');
  }

  /** Up to the mail that asks the reviewer. */
  async file(): Promise<void> {
    await this.draft();
    const answer = await fileReport(this.browser);
    if (answer.status !== 200) throw new Error(`not filed: ${answer.text.slice(0, 400)}`);
    await this.requested('review');
  }

  async approve(): Promise<void> {
    await this.file();
    for (const who of [PEOPLE.reviewer, PEOPLE.approver]) await this.decideAs(who, 'approved');
    await this.product.stage.mailTo(this.agency.contact.address, /审定通过/);
  }

  decideAs(who: { readonly address: string }, outcome: 'approved' | 'returned') {
    const about = { agencyName: this.agency.name, after: 0 };
    return decide(this.product.stage, who, about, { outcome, comment: outcome === 'returned' ? '请补充。' : '' });
  }

  /** The mail that asks for a decision on this body's report. */
  requested(stage: DecisionStage) {
    const { address } = stage === 'review' ? PEOPLE.reviewer : PEOPLE.approver;
    return this.product.stage.mailTo(address, asksFor(this.agency.name));
  }
}

export { PEOPLE };
