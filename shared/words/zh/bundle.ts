/** Bundles of whole seasons in words: what the operator reads when one is exported, verified or put back. */
import { proof } from './proof.js';

const years = (all: readonly number[]): string => all.map((year) => `${year} 年度`).join('、');

export const bundle = {
  flaws: {
    ...proof.changed,
    form: '格式不对（不是本系统导出的，或版本不认识）',
    missing: '缺失',
    digest: '内容与校验值不符',
    manifest: '清单的签名不符（不是给出的公钥所签，或清单被改过）',
    stray: '不该在导出包里（不属于这个地区，或属于不得导出的凭据）',
    site: '公开网站的文件与发布签名或清单不符',
  },
  exported: (area: string, of: readonly number[], to: string): string =>
    `已导出 ${area} 的 ${years(of)}到 ${to}，正在核验……`,
  moved: (count: number): string =>
    `导出期间有人在办理，${count} 条办理记录有变化，数据不是同一时刻的：可以核验，不能用来恢复。请用现在的版本重新导出。`,
  missing: (key: string): string =>
    `存储里没有这个文件，或者它没有通过安全检查、不能打开，所以导出包里没有：${key}。没有通过安全检查的不用处理；其他的请先运行 nianbao reconcile，按提示找回文件，再重新导出。`,
  unknownKey: (key: string): string =>
    `签名所用的公钥不在给出的公钥之中：${key}。请与另行取得的 keys.json 比对；确是本系统以前用过的公钥，才用包含它的 keys.json 再核验一次。`,
  genuine: (of: {
    readonly area: string;
    readonly years: readonly number[];
    readonly madeAt: string;
    readonly chains: number;
    readonly events: number;
    readonly sealed: number;
    readonly objects: number;
  }): string =>
    `导出包属实：${of.area}，${years(of.years)}，导出时间 ${of.madeAt}；${of.chains} 条办理记录链共 ${of.events} 条记录，` +
    `${of.sealed} 件报送与签封一致，${of.objects} 个文件。`,
  /** After what was found wrong. */
  useless: '导出包不属实或不完整：请不要用它恢复或存档。请改用另一个导出包，或重新导出一次（nianbao export-season）。',
  leftOut: (of: readonly number[]): string => `没有包括 ${years(of)}：可以核验，不能用来恢复。`,
  notExported: {
    'no-season': '没有这个地区，或该地区没有这一年的年报季，没有导出。请核对 --area 和 --year。',
    'release-under-way': '正在发布，网站的文件正在变化，没有导出。请等这一批发布结束后，再执行同一条命令。',
    moving:
      '读取期间一直有人在办理，数据不是同一时刻的，没有导出（这个文件夹还不是导出包，不能用来恢复）。' +
      '请在办理的人少的时候（例如夜间），再执行同一条命令。',
    'complete-already': '这个文件夹里已经有完整的导出包，没有再导出。请换一个文件夹。',
  },
  noBundle: (from: string): string =>
    `${from} 里没有 manifest.json，不是 nianbao export-season 导出的文件夹，没有恢复任何内容。请核对路径；导出时中断过的，请先再运行一次同样的导出命令。`,
  restored: (of: {
    readonly area: string;
    readonly items: number;
    readonly objects: number;
    readonly links: number;
  }): string =>
    `已恢复 ${of.area}：写入 ${of.items} 条数据、${of.objects} 个文件，重新发送 ${of.links} 封带链接的邮件（原有链接一律失效）。`,
  lost: (submission: string): string =>
    `${submission} 上传后还没有识别，导出包里也没有它的文件：恢复后会显示无法识别，请通知该单位重新上传。`,
  ownerless: (key: string): string =>
    `这个文件上传后还没有登记，对应的上传页已失效，无法确定是谁的，没有恢复：${key}。请通知上传的人重新上传。`,
  lostLastYear: (key: string): string =>
    `这份往年的报告上传后还没有识别，导出包里也没有它的文件：${key}。发布人的导入页面会显示不能导入，请重新上传。`,
  ended: (count: number): string =>
    `有 ${count} 封邮件备份时还没有发出，到现在已超过一天，没有再自动发送；发布人可以在“没有送达的邮件”页查看、重新发送。`,
  already: (at: string): string =>
    `这个导出包已经在 ${at} 恢复完毕，没有再写入任何内容。要核对现在的情况，请运行 nianbao reconcile。`,
  there: (about: string): string => `已经存在：${about}`,
  notRestored: {
    'not-genuine': '导出包不属实，没有恢复任何内容。请改用另一个未经改动的导出包；没有的，从原来的安装重新导出。',
    'keys-not-trusted':
      '导出包由本安装不信任的公钥签名，没有恢复任何内容。请先与另行取得的公钥比对；确认无误后，把下面各行写入环境文件（infra/environments/），重新部署，重新取变量文件，再运行同一条命令。',
    moved:
      '导出包是以前的版本在有人办理时导出的，数据不是同一时刻的，没有恢复任何内容（恢复后有的报送会停住，或丢失上传的文件）。' +
      '请改用另一个导出包；原来的安装还在的，用现在的版本重新导出。',
    'left-out': '导出包没有包括该地区的全部年报季，不能用来恢复，没有恢复任何内容。请使用不带 --year 导出的导出包。',
    'other-layout': '导出包的数据格式与本系统的版本不同，没有恢复任何内容。请先部署导出时的版本，恢复后再升级。',
    'not-empty':
      '本安装已经有这个地区的数据（列在下面），没有恢复任何内容。请恢复到没有这个地区数据的安装（做法见 docs/deploy.md 的“Restore”一节）；' +
      '确认列出的只是没有用的残留的，备份后从数据表删除，再运行同一条命令。',
    'other-bundle':
      '这个地区正在或已经用另一个导出包恢复，没有恢复任何内容。请用那一个导出包继续；要改用这一个，请恢复到另一个空的安装。',
  },
} as const;
