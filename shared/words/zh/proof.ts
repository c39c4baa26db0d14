/** Seal, log and receipt number in words: what is not as it was filed, and what the page that verifies a number answers. */
import type { Changed } from '#shared/filing/sealed.js';

const changed: Readonly<Record<Changed, string>> = {
  subject: '所属单位和年度',
  original: '原文件',
  pages: '页面图片',
  cells: '单元格',
  provenance: '单元格的出处和填写、确认记录',
  sections: '正文',
  reading: '标题、前言等识别结果',
  ruleSet: '校核规则的版本',
  findings: '校核发现',
  check: '校核结果',
  explanations: '说明',
  waivers: '豁免',
  statement: '报送声明',
  answers: '说明、豁免和声明的经办记录',
  content: '报送的内容',
  seal: '签封',
  decisions: '办理状态和审核、审定决定',
  event: '办理记录',
  head: '办理记录的末端校验值',
  checkpoint: '办理记录的校验点',
};

const file = {
  number: '报送编号',
  form: '文件格式（不是本系统的文件，或版本不认识）',
  unsealed: '没有签封（报送时还没有签封）',
  missing: '文件缺失',
  digest: '文件内容（与清单中的校验值不符）',
  release: '发布签名',
  summary: '年度汇总数据（与各份报告或其合计不一致）',
  season: '年度办理记录的校验点（不是本网站所发布年度的）',
  'pack-list': '整年数据的文件清单（签名不符，或版本不认识）',
  pack: '整年数据的文件（与清单或各份报告不一致）',
} as const;

export const proof = {
  changed,
  /** What `nianbao verify` names. */
  flaws: { ...changed, ...file },
  /** After what `nianbao verify` found wrong. */
  whatNow: {
    file: '核验没有通过：请不要采用这份文件。请先确认公钥 keys.json 取自正确的网站、内容完整，再核验一次；仍然不符，请向出具的单位重新索取。',
    site: '核验没有通过。网站正在发布时也会这样：请过半小时再核验一次；还没有发布过的网站不能核验。仍然不符，请把以上各行交给网站的系统管理员，按 docs/runbook.md 的“site-changed”处理；在此之前，不要采用不符的文件。',
  },
  /** What nothing contradicts and no signature vouches for. */
  receiptUnproven: '签封属实；办理记录没有签名的校验点，经办人和办理时间未经证明。',
  exportUnproven: (signed: number, events: number): string =>
    `内容与签封一致；办理记录只签名到第 ${signed} 条，其后到第 ${events} 条未经证明。`,
  formerRelease: '发布签名是旧版的，不包括报告数和年度校验点，这两项未经证明。',
  packs: (files: number, release: string, isCurrent: boolean): string =>
    `整年数据：${files} 个文件，对应发布批次 ${release}${isCurrent ? '，与网站现在的内容一致' : '；网站已有更新的发布，整年文件稍后跟上'}`,
  releaseOf: (id: string, at: string): string => `发布批次 ${id}，发布时间 ${at}；请确认这是最近一次发布`,
  /** To those who decide: not a fault, but less is proven than of others. */
  beforeSeals: '报送时还没有启用签封：内容按当时的内容摘要核对，没有签名。',
  changedList: (what: readonly Changed[]): string => what.map((one) => changed[one]).join('、'),
  verify: {
    title: '核验报送编号',
    intro: '报送回执上的报送编号可以在这里核验。本页只回答编号是否属实，不显示报告的任何内容。',
    label: '报送编号',
    hint: '请照回执填写，包括最后一段校验码，例如 2025-jiaoyu-1-7K3M9QXA2B。',
    button: '核验',
    genuine: '编号属实',
    genuineText: (number: string, at: string): string => `编号 ${number} 对应的报告确已于${at} 报送并签封。`,
    digest: '内容摘要（SHA-256）',
    genuineHint: '请与回执上的“内容摘要”比对，两者应当一字不差。',
    empty: '请填写报送编号',
    emptyText: '没有填写编号，所以没有核验。请照报送回执填写完整的报送编号，再按“核验”。',
    unknown: '没有这个编号',
    unknownText: '没有与这个编号相符的报送。',
    unknownHint: '请核对是否抄写完整；字母不分大小写，全角、半角都可以。早期回执没有校验码，不能在这里核验。',
  },
} as const;
