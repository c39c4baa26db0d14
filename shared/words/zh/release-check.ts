/** The checklist before a release: what was looked at, and what came of it. */
import { count } from '../count.js';
import { site } from './site.js';

export const releaseCheck = {
  title: '发布前检查',
  glance: { ok: '没有问题', look: '请看一看', cannot: '不能发布' },
  sum: (ok: number, look: number, cannot: number): string =>
    [
      `${count(ok)} 份没有问题`,
      ...(look > 0 ? [`${count(look)} 份请先看一看`] : []),
      ...(cannot > 0 ? [`${count(cannot)} 份不能发布，这次不发布`] : []),
    ].join('，'),
  details: (name: string): string => `${name}：检查的内容`,
  seal: {
    same: '内容、原件和办理记录与报送时一致，签封有效。',
    changed: (what: string): string => `与报送时不同：${what}。请不要发布，并告诉系统管理员。`,
    later: '份数较多，签封在发布时逐份核验；不一致的不发布。',
  },
  rules: { unread: '没有可以公开的数据。' },
  personal: '文字里可能有个人信息：',
  noPersonal: '没有发现个人信息。',
  strays: '正文里混有表格文字、页眉或页码：',
  noStrays: '正文里没有混入表格文字、页眉或页码。',
  section: (n: number): string => `第 ${n} 部分`,
  preview: '发布前先看页面',
  previewHint: `预览里是这份报告自己的页面和文件，与发布后相同；只有“${site.auditHead}”一行要到发布时才确定。`,
  waivers: '豁免（理由随报告公开）：',
  waivedBy: (reason: string, by: string): string => `${reason}（${by}）`,
  explanations: '单位的说明（随报告公开）：',
  corrects: (version: number, reason: string): string =>
    `取代公开的第 ${version} 版${reason === '' ? '' : `；更正原因：${reason}`}。原来的版本仍可查阅。`,
  missing: {
    count: (published: number, expected: number): string =>
      `发布以后，公开网页写明 ${count(expected)} 家中已公布 ${count(published)} 家。`,
    none: '不点名。',
    /** @param names the first of them */
    named: (n: number, names: readonly string[]): string =>
      `点名的 ${count(n)} 家：${names.join('、')}${n > names.length ? '等' : ''}。`,
    change: '改“是否点名”',
  },
  noneToRelease: '这些年报现在都不能发布。',
};
