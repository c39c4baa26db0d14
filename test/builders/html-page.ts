/**
 * What stands around a made-up report on its page: the portal's menus, lists of other bodies' reports and footer, the
 * style sheet, and the ways in which a page holds text that nobody sees.
 */
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { Narrative } from './narrative.js';

/** Ways in which a page keeps text that nobody sees. */
export const HIDINGS = [
  'hidden-attribute',
  'display-none',
  'class',
  'class-of-parent',
  'visibility',
  'aria-hidden',
  'template',
  'noscript',
  'script',
  'comment',
  'font-size',
  'white',
  'off-page',
  'clipped',
  'opacity',
  'escaped-style',
  'closed-details',
] as const;
export type Hiding = (typeof HIDINGS)[number];

/** `copy`: the markup that is to be there and not be seen. */
export function concealed(copy: string, how: Hiding): string {
  const styled = (style: string): string => `<div style="${style}">${copy}</div>`;
  switch (how) {
    case 'hidden-attribute':
      return `<div hidden>${copy}</div>`;
    case 'display-none':
      return styled('DISPLAY : none !important');
    case 'class':
      return `<div class="tab mobile">${copy}</div>`;
    case 'class-of-parent':
      return `<section id="wap"><div class="inner">${copy}</div></section>`;
    case 'visibility':
      return styled('visibility:hidden');
    case 'aria-hidden':
      return `<div aria-hidden="true">${copy}</div>`;
    case 'template':
      return `<template>${copy}</template>`;
    case 'noscript':
      return `<noscript>${copy}</noscript>`;
    case 'script':
      return `<script type="text/html">${copy}</script>`;
    case 'comment':
      return `<!-- ${copy} -->`;
    case 'font-size':
      return styled('font-size:0');
    case 'white':
      return styled('color:#FFF');
    case 'off-page':
      return styled('position:absolute;left:-9999px');
    case 'clipped':
      return styled('position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)');
    case 'opacity':
      return styled('opacity: 0');
    case 'escaped-style':
      return styled('d\\69 splay:n\\6f ne');
    case 'closed-details':
      return `<details><summary>旧稿</summary>${copy}</details>`;
  }
}

/** Part of every page, whether it uses it or not. */
export const STYLE = `
@media print { .TRS_Editor { display: none } }
.table { display: table; width: 100% } .table > .tr { display: table-row } .td { display: table-cell; border: 1px solid }
.tab { display: none } .tab.active { display: block }
#wap > .inner { display: none }
.nav a:hover { color: red }
`;

export function chromeAround(inner: string, narrative: Narrative): string {
  const others = ['清水镇人民政府', '云溪县教育局'].map(
    (name) => `<li><a href="./${narrative.year}.htm">${name}${narrative.year - 1}年${REPORT_TITLE.zh}</a></li>`,
  );
  const contents = SECTION_HEADINGS.map(
    (heading, index) => `<a href="#s${index}">${SECTION_ORDINALS[index] ?? ''}、${heading.zh}</a>`,
  );
  return `
<script>document.write('<table><tr><td>1</td></tr></table>'); fetch('https://example.invalid/')</script>
<div class="top"><table width="1000"><tr><td><img src="logo.png" alt="云溪县人民政府"></td><td><a href="/">首页</a></td><td>今天是2026年1月20日 星期二</td></tr></table></div>
<div class="nav"><ul><li><a href="/zwgk">政务公开</a></li><li><a href="/nb">政府信息公开年报</a></li></ul></div>
<div class="side"><ul>${others.join('')}</ul><div>${contents.join('<br>')}</div></div>
<h1 class="article-title">${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}</h1>
<div class="info"><span>发布日期：2026-01-20</span><span>浏览次数：168</span></div>
<div class="article-content" id="zoom"><div class="TRS_Editor">${inner}</div></div>
<p>扫一扫在手机上查看当前页面</p>
<div class="pages"><a href="1.htm">上一篇：云溪县教育局${narrative.year - 1}年${REPORT_TITLE.zh}</a></div>
<footer><p>主办单位：云溪县人民政府办公室</p><p>备案号：0000000号-1&emsp;网站标识码：0000000001</p></footer>`;
}
