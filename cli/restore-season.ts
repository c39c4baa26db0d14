/**
 * `nianbao restore-season DIR --installation FILE`: puts a bundle back into an installation that has nothing of its area, and
 * has the executions begun that are missing there (ADR 72). Called again after it was stopped, it goes on.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gateOf } from '#shared/filing/scan.js';
import { KEYS_FILE, MANIFEST_FILE } from '#shared/keeping/bundle.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { restoreArea, type RestoreRefusal } from '#shared/keeping/restore-area.js';
import { publicHalfText, publicKeysOf } from '#shared/kms/keys.js';
import { keysFrom, type SigningKeys } from '#shared/site/pointer.js';
import { openUpkeep } from '#shared/upkeep/open.js';
import { reconcile } from '#shared/upkeep/reconcile.js';
import { bundle } from '#shared/words/zh/bundle.js';
import { openCall, storesOf, type Installation } from './installation.js';
import { tellDrifts } from './reconcile.js';
import { EXIT_REFUSED, EXIT_USAGE, type Terminal } from './terminal.js';
import { shown } from './verify-reading.js';

export const USAGE = [
  '用法：nianbao restore-season DIR --installation FILE',
  '  DIR 是 nianbao export-season 导出的文件夹；FILE 是要恢复到的安装的变量文件（取法见 docs/deploy.md 的“Export”一节）。',
  '  中断以后，再运行同一条命令即可继续。',
  '',
].join('\n');

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const opened = await openCall(() => callOf(args), USAGE, terminal);
  if (typeof opened === 'number') return opened;
  const { call, installation } = opened;
  const folder = new BundleFolder(resolve(terminal.directory, call.from));
  if ((await folder.text(MANIFEST_FILE)) === undefined) {
    terminal.complain(`${bundle.noBundle(call.from)}\n`);
    return EXIT_USAGE;
  }
  const deps = await dependenciesOf(installation);
  const restored = await restoreArea(deps, folder);
  if ('refused' in restored) return refused(restored.refused, deps.keys, folder, terminal);
  if ('already' in restored) {
    terminal.write(`${bundle.already(restored.already)}\n`);
    return 0;
  }
  terminal.write(`${bundle.restored(restored)}\n`);
  for (const submission of restored.lost) terminal.write(`${bundle.lost(submission)}\n`);
  for (const key of restored.ownerless) terminal.write(`${bundle.ownerless(key)}\n`);
  for (const key of restored.lostLastYear) terminal.write(`${bundle.lostLastYear(key)}\n`);
  if (restored.ended > 0) terminal.write(`${bundle.ended(restored.ended)}\n`);
  // Whatever waits for an execution that this installation never had gets one, at the stage where it stands.
  const drifts = await reconcile(openUpkeep(installation, () => new Date())(), 0);
  return tellDrifts(drifts, terminal);
}

async function dependenciesOf(installation: Installation) {
  const [seal, checkpoint] = await Promise.all([
    publicKeysOf(installation.SEAL_KEY_ID)(),
    publicKeysOf(installation.CHECKPOINT_KEY_ID)(),
  ]);
  return {
    ...storesOf(installation),
    keys: { seal, checkpoint },
    gate: gateOf(installation.MALWARE_GATE),
    now: () => new Date(),
  };
}

async function refused(
  why: RestoreRefusal,
  trusted: SigningKeys,
  folder: BundleFolder,
  terminal: Terminal,
): Promise<number> {
  if (why.code === 'not-genuine')
    for (const { about, what } of why.verified.flaws)
      terminal.complain(`不符\u3000${shown(`${about}：${bundle.flaws[what]}`)}\n`);
  terminal.complain(`${bundle.notRestored[why.code]}\n`);
  if (why.code === 'not-empty') terminal.complain(`${bundle.there(why.about)}\n`);
  if (why.code === 'keys-not-trusted') await tellKeys(trusted, folder, terminal);
  return EXIT_REFUSED;
}

/** The lines that the configuration takes, for whoever has compared the keys with those that they know from elsewhere. */
async function tellKeys(trusted: SigningKeys, folder: BundleFolder, terminal: Terminal): Promise<void> {
  const { seal, checkpoint } = keysFrom((await folder.text(KEYS_FILE)) ?? '');
  const uses = [
    ['formerKeys.seal', seal, trusted.seal],
    ['formerKeys.checkpoint', checkpoint, trusted.checkpoint],
  ] as const;
  for (const [setting, keys, known] of uses)
    for (const [id, key] of keys)
      if (!known.has(id)) terminal.complain(`${shown(`${setting}: '${publicHalfText(id, key)}'`)}\n`);
}

function callOf(args: readonly string[]) {
  const options = { installation: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [from, another] = positionals;
  return from === undefined || another !== undefined ? undefined : { from, installation: values.installation };
}
