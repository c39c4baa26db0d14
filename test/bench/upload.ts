/**
 * `npm run bench:upload [-- COUNT]`: from sending a PDF until the agency's page shows what was found in it, with the whole
 * product on one machine. The first of COUNT uploads is left out: its functions start then. Prints a table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distinctPdf } from '../../demo/documents.js';
import { openAgencyPage, upload } from '../../demo/journey.js';
import { AGENCIES, seasonRequest, yearToCollect } from '../../demo/season.js';
import { seed } from '../../demo/seed.js';
import { stageOf, startProduct } from '../../demo/stage.js';
import { synthesize } from '../../demo/synthesize.js';
import { printMeasured } from './measures.js';
import { spread } from './statistics.js';

const TARGET = 1_500;
const count = Number(process.argv[2] ?? 12);
const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
const cloud = await startProduct({ assemblyDir: synthesize(), dataDir, ports: 0 });
try {
  const stage = stageOf(cloud);
  const year = yearToCollect(new Date());
  const [agency] = AGENCIES;
  if (agency === undefined) throw new Error('the demo invites nobody');
  const { invitations } = await seed(stage, seasonRequest(year), AGENCIES);
  const browser = await openAgencyPage(invitations.get(agency.id) ?? '', agency.contact.address);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const { file } = await distinctPdf(agency.name, year, index + 1);
    const began = performance.now();
    await upload(stage, browser, file);
    times.push(performance.now() - began);
  }
  const warm = times.slice(1);
  printMeasured([{ what: 'upload of a PDF to its findings', target: TARGET, count: warm.length, ...spread(warm) }]);
} finally {
  await cloud.close();
  rmSync(dataDir, { recursive: true, force: true });
}
