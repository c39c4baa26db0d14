/**
 * `nianbao export-season --installation FILE --area AREA [--year YEAR] --to DIR`: the area with its seasons as a bundle that
 * anybody can verify (ADR 72). Called again after it was stopped, it goes on in the same folder.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { exportArea, type ExportRefusal } from '#shared/keeping/export-area.js';
import { publicKeysOf, signerOf } from '#shared/kms/keys.js';
import { bundle } from '#shared/words/zh/bundle.js';
import { openCall, storesOf } from './installation.js';
import { EXIT_REFUSED, type Terminal } from './terminal.js';
import { tellBundle } from './verify-bundle.js';

export const USAGE = [
  '用法：nianbao export-season --installation FILE --area AREA --to DIR [--year YEAR]',
  '  FILE 是变量文件（取法见 docs/deploy.md 的“Export”一节）；AREA 是地区代码，只有一个地区时是 home；DIR 是新的文件夹。',
  '  不给 --year 时导出该地区的全部年报季（可以恢复）；给出 --year 时只导出这一年，供存档核验，不能恢复。',
  '  中断以后，再运行同一条命令即可在同一个文件夹里继续。',
  '',
].join('\n');

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const opened = await openCall(() => callOf(args), USAGE, terminal);
  if (typeof opened === 'number') return opened;
  const { call, installation } = opened;
  const folder = new BundleFolder(resolve(terminal.directory, call.to));
  const sealKeys = publicKeysOf(installation.SEAL_KEY_ID);
  const checkpointKeys = publicKeysOf(installation.CHECKPOINT_KEY_ID);
  const sign = signerOf(installation.CHECKPOINT_KEY_ID);
  const now = () => new Date();
  const exported = await exportArea({ ...storesOf(installation), sign, sealKeys, checkpointKeys, now }, folder, call);
  if ('refused' in exported) return refused(exported.refused, terminal);
  const { manifest } = exported;
  terminal.write(`${bundle.exported(manifest.area, manifest.years, call.to)}\n`);
  for (const key of manifest.missing) terminal.write(`${bundle.missing(key)}\n`);
  // A copy that does not prove itself is no copy: better known now than on the day it is needed.
  return tellBundle(folder, { seal: await sealKeys(), checkpoint: await checkpointKeys() }, terminal);
}

function refused(why: ExportRefusal, terminal: Terminal): number {
  terminal.complain(`${bundle.notExported[why]}\n`);
  return EXIT_REFUSED;
}

function callOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { installation: text, area: text, to: text, year: { ...text, multiple: true } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const area = areaIdSchema.safeParse(values.area);
  const years = (values.year ?? []).map(Number);
  if (!area.success || values.to === undefined || !years.every(Number.isInteger)) return undefined;
  return { installation: values.installation, area: area.data, to: values.to, years };
}
