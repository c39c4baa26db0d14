/**
 * `nianbao reconcile --installation FILE`: the comparison that runs every hour, now and with the operator's own rights. Heals
 * what the function heals, names the rest.
 */
import { parseArgs } from 'node:util';
import type { Drift, DriftKind } from '#shared/upkeep/drift.js';
import { openUpkeep } from '#shared/upkeep/open.js';
import { QUIET_MINUTES, reconcile } from '#shared/upkeep/reconcile.js';
import { openCall } from './installation.js';
import type { Terminal } from './terminal.js';

/** Something differs that nothing heals by itself. */
const EXIT_DRIFT = 2;

export const USAGE = [
  '用法：nianbao reconcile --installation FILE [--quiet-minutes N]',
  `  FILE 是变量文件（取法见 docs/deploy.md 的“Export”一节）；最近 N 分钟内有变动的不核对，不给时为 ${QUIET_MINUTES}。`,
  '',
].join('\n');

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const opened = await openCall(() => callOf(args), USAGE, terminal);
  if (typeof opened === 'number') return opened;
  const { call, installation } = opened;
  const upkeep = openUpkeep(installation, () => new Date());
  return tellDrifts(await reconcile(upkeep(), call.quietMinutes), terminal);
}

const NOT_COMPARED: DriftKind = 'not-compared';

/** One line for each; the kinds are sections of docs/runbook.md, "Drift found". */
export function tellDrifts(drifts: readonly Drift[], terminal: Terminal): number {
  for (const { kind, about, healed, detail } of drifts)
    terminal.write(
      `${healed ? '已处理' : kind === NOT_COMPARED ? '没查成' : '不一致'}\u3000${kind} ${about}：${detail}\n`,
    );
  const left = drifts.filter(({ healed }) => !healed).length;
  if (drifts.some(({ kind }) => kind === NOT_COMPARED))
    terminal.write('“没查成”的部分没有核对，不等于没有问题：请核对凭证、区域、权限和网络，再运行一次。\n');
  terminal.write(
    left === 0
      ? '核对完毕，没有待处理的不一致。\n'
      : `核对完毕，有 ${left} 处须人工处理：按每行的英文名称（如 site-changed），在 docs/runbook.md 的“Drift found”一节找到办法。\n`,
  );
  return left === 0 ? 0 : EXIT_DRIFT;
}

function callOf(args: readonly string[]) {
  const options = { installation: { type: 'string' }, 'quiet-minutes': { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const quietMinutes = Number(values['quiet-minutes'] ?? QUIET_MINUTES);
  return Number.isInteger(quietMinutes) && quietMinutes >= 0
    ? { installation: values.installation, quietMinutes }
    : undefined;
}
