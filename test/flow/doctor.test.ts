/** `nianbao doctor` against a running installation: what one machine serves is good, what it does not serve is said to be so. */
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationOf } from '../../demo/installation.js';
import { createDynamoCall } from '../../local/dynamodb/call.js';
import { tryUpload } from '../../cli/doctor/upload-probe.js';
import { CLEAN } from '#shared/workflow/malware-scan.js';
import { PROBE_PREFIX } from '#shared/s3/keys.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { startUnderRights } from './product.js';

const root = join(import.meta.dirname, '../..');

test('an installation before its first season: reached, closed behind its distribution, and a file goes the whole way and vanishes', async () => {
  const folder = temporaryFolder();
  // So that the file can be looked at before it is scanned.
  process.env['SCAN_DELAY_MS'] = '1500';
  const cloud = await startUnderRights(join(folder, 'data'));
  try {
    const installation = join(folder, 'installation.json');
    writeFileSync(installation, JSON.stringify(installationOf(cloud)));
    const { desk, site, api } = cloud.endpoints;
    const { status, text } = await doctor(
      ...['--environment', 'demo', '--installation', installation, '--lang', 'en'],
      ...['--url', desk, '--site', site, '--api', api],
    );
    const found = (mark: string) => [...text.matchAll(new RegExp(`^${mark} +([\\w-]+) `, 'gm'))].map(([, id]) => id);
    expect({ bad: found('mend'), text }).toEqual({ bad: [], text });
    expect(found('good')).toEqual(
      expect.arrayContaining([
        'node',
        'layout',
        'only-through',
        'upload',
        'desk-entry',
        'desk-headers',
        'desk-nowhere',
      ]),
    );
    expect(text).toMatch(/^unknown concurrency .*not served here/m);
    expect(status).toBe(3);

    // One machine enforces no policy of a bucket: as an installation on AWS it would be told to be open.
    const values = installationOf(cloud);
    Object.assign(process.env, values);
    const facts = await tryUpload({
      bucket: values['UPLOADS_BUCKET'] ?? '',
      tableName: values['TABLE_NAME'] ?? '',
      isGated: true,
      isGuarded: true,
      desk,
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    expect(facts).toEqual({
      posted: 201,
      allowedOrigin: desk,
      openUnscanned: true,
      tag: CLEAN,
      heard: true,
      readBack: true,
      vanished: true,
    });

    await cloud.idle();
    const scan = createDynamoCall(cloud.endpoints.dynamodb, cloud.region);
    const rows = JSON.stringify(await scan('Scan', { TableName: cloud.tableName('Table') }));
    expect(rows).not.toContain(PROBE_PREFIX);
  } finally {
    await cloud.close();
    removeFolder(folder);
  }
});

/** As the operator calls it, in a process of its own: it takes over the variables of the installation. */
async function doctor(...args: readonly string[]): Promise<{ readonly status: number | null; readonly text: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/nianbao.ts', 'doctor', ...args], { cwd: root });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (more: Buffer) => (text += more.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, text };
}
