/**
 * The subcommands of `nianbao`, and what each is for: picks the one that is named and hands it the terminal. Each lives in the file
 * of its name and is loaded only when called. `--help` behind any of them is answered with its usage alone.
 */
import { EXIT_USAGE, type Subcommand, type Terminal } from './terminal.js';

const SUBCOMMANDS: Readonly<Record<string, string>> = {
  extract: '识别文件：三张表、六个部分，以及没有识别的地方和原因  reads documents',
  check: '识别并按规则校核一份文件  checks a document by the rules',
  compare: '核对保存下来的门户网页与审定的报告是否一致  holds a saved portal page against the approved report',
  verify: '凭公钥核验回执、导出、导出包或公开网站  verifies a receipt, an export, a bundle or a site by public keys',
  'roll-up': '汇总各地区公开网站的数据（省级、全国）  adds up the areas of a province from their sites',
  doctor: '体检：部署之前账号是否就绪，部署之后系统是否正常  is the account ready, does the installation work',
  reconcile: '立即核对数据、流程、邮件、文件和网站，能修复的自动修复  compares all now, heals what it may',
  'export-season': '把一个地区的年报季导出到文件夹，可离线核验  exports an area as a bundle that proves itself',
  'restore-season': '把导出的文件夹恢复到没有该地区数据的安装  puts a bundle back into an empty installation',
};

const HELP = ['--help', '-h'];
const WIDTH = 16;

function overview(): string {
  return [
    '用法：nianbao 命令 ...        每个命令的用法：nianbao 命令 --help',
    ...Object.entries(SUBCOMMANDS).map(([name, about]) => `  ${name.padEnd(WIDTH)}${about}`),
    '',
  ].join('\n');
}

export async function callSubcommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  if (HELP.includes(name)) {
    terminal.write(overview());
    return 0;
  }
  if (!Object.hasOwn(SUBCOMMANDS, name)) {
    terminal.complain(`${name === '' ? '' : `没有这个命令：${name}\n`}${overview()}`);
    return EXIT_USAGE;
  }
  const subcommand = (await import(`./${name}.js`)) as Subcommand;
  if (rest.some((argument) => HELP.includes(argument))) {
    terminal.write(`${[subcommand.USAGE].flat().join('\n').trimEnd()}\n`);
    return 0;
  }
  return subcommand.run(rest, terminal);
}
