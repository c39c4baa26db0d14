/**
 * The one stylesheet of the public site. White paper, one ink, one accent for what can be followed; the print half
 * gives the official form on A4. It is named by its own digest, so that a page written years ago keeps its looks.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { COMPARISONS, LISTS } from './list-styles.js';

const SCREEN = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--soft:#595959;--line:#8a8a8a;--faint:#d5d5d5;--tint:#f4f4f2;--act:#174a8c;--visited:#5b2a86;--warn:#7a4b00;--warnbg:#fff6e0;--ok:#1d6137}
@media(prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e9e9e7;--soft:#b0b3b8;--line:#7d8289;--faint:#3a3e44;--tint:#1e2125;--act:#9cc4ff;--visited:#d0b3f5;--warn:#f3c877;--warnbg:#2c2413;--ok:#8fd3a7}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
a{color:var(--act);text-underline-offset:.2em;text-decoration-thickness:1px}
a:visited{color:var(--visited)}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.skip{position:absolute;left:-99rem;padding:.6rem 1rem;background:var(--paper);z-index:9}
.skip:focus{left:.5rem;top:.5rem}
.bar,main,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
header{border-bottom:1px solid var(--faint)}
.bar{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;align-items:center;padding-top:.4rem;padding-bottom:.4rem}
.bar .site{font-weight:600;color:var(--ink);text-decoration:none}
.bar a{display:inline-flex;align-items:center;min-height:2.75rem}
.bar .site{display:block;padding:.5rem 0}
.bar .ways{margin-left:auto;display:flex;gap:.5rem}
.bar .ways a{padding:0 .5rem}
.crumbs{font-size:.9375rem}
.crumbs ol{display:flex;flex-wrap:wrap;list-style:none;margin:0;padding:0}
.crumbs li{display:flex;align-items:center;color:var(--soft)}
.crumbs li+li::before{content:"›";margin:0 .5rem;color:var(--soft)}
main{padding-top:1.5rem;padding-bottom:3rem}
footer{border-top:1px solid var(--faint);padding-top:1rem;padding-bottom:2rem;color:var(--soft);font-size:.9375rem}
footer p{margin:.2rem 0;max-width:46rem}
h1{font-size:1.75rem;line-height:1.4;margin:0 0 .5rem}
h1 span{display:inline-block}
h2{font-size:1.3125rem;line-height:1.4;margin:2.75rem 0 .75rem}
h2 small,h3 small{font-weight:400;font-size:.8em;color:var(--soft);white-space:nowrap}
h3{font-size:1.0625rem;margin:1.75rem 0 .5rem}
p{margin:.6rem 0}
p,.prose,.notes,dl.facts,ul.plain{max-width:46rem}
.prose p{text-indent:2em;white-space:pre-line}
.soft,.meta{color:var(--soft)}
.meta{margin:0 0 .5rem;font-size:.9375rem}
.lead{font-size:1.1875rem}
.lead b{font-size:1.5rem;font-variant-numeric:tabular-nums}
.notice{border-left:4px solid var(--warn);background:var(--warnbg);padding:.6rem 1rem;max-width:46rem}
.notice p{margin:.2rem 0}
.files{display:flex;flex-wrap:wrap;gap:.5rem .75rem;list-style:none;padding:0;margin:1rem 0}
.files a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.2rem 1rem;border:1px solid var(--act);border-radius:4px;text-decoration:none;color:var(--act)}
.files a:hover{background:var(--tint);text-decoration:underline}
.files small{margin-left:.5rem;color:var(--soft)}
.toc{margin:1.5rem 0 0;font-size:.9375rem}
.toc h2{font-size:.9375rem;color:var(--soft);margin:0;font-weight:400}
.toc ol{list-style:none;margin:0;padding:0}
.toc a{display:flex;align-items:center;min-height:2.75rem;text-decoration:none;line-height:1.4}
.toc a:hover{text-decoration:underline}
.scroll{position:relative;overflow-x:auto;margin:1rem 0;max-width:100%}
table{border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums;font-size:.9375rem;line-height:1.45;border-top:1px solid var(--line);border-left:1px solid var(--line)}
th,td{border-right:1px solid var(--line);border-bottom:1px solid var(--line);padding:.5rem .5rem;text-align:center;font-weight:400;background:var(--paper)}
th{text-wrap:balance}
thead th,.band,.corner,th.col{background:var(--tint)}
td{font-size:1rem;min-width:3rem;overflow-wrap:normal}
td.zero{color:var(--soft)}
td sup,th sup{line-height:0;font-size:.75rem;margin-left:.15rem}
td sup a{padding:.5rem .2rem}
td.corner{font-size:.9375rem}
td small{display:block;color:var(--soft);font-size:.8125rem}
.form{width:100%}
.t2{table-layout:fixed;max-width:46rem}
.t2 .band{font-weight:600}
.t3{table-layout:fixed;min-width:44rem}
.t3 col.group{width:2.25rem}
.t3 col.label{width:15rem}
.t3 th.row{text-align:left}
.t3 td{padding:.5rem .25rem}
.t3 .corner{font-size:.8125rem;color:var(--soft);padding:.5rem}
.t3 th.rowgroup{padding:.5rem .2rem}
.t3 th.rowgroup span{writing-mode:vertical-rl;letter-spacing:.12em;display:inline-block}
.t3 tr.sum>*{font-weight:600}
.t4{min-width:50rem;table-layout:fixed}
.t4 th{padding:.5rem .3rem}
:lang(en) .form th,:lang(en) .form .corner{hyphens:auto;overflow-wrap:normal;font-size:.875rem}
:lang(en) .t3{min-width:56rem}
:lang(en) .t3 col.label{width:13rem}
:lang(en) .t3 thead th{font-size:.8125rem;padding:.5rem .1rem}
:lang(en) .t3 th.rowgroup span{letter-spacing:0}
:lang(en) .t4{min-width:62rem}
:lang(en) .t4 th{font-size:.8125rem;padding:.5rem .1rem}
${LISTS}
.notes{margin:0 0 1rem;padding:0;list-style:none;font-size:.9375rem}
.notes li{padding:.5rem 0;border-bottom:1px solid var(--faint)}
.notes p{margin:.15rem 0}
.tag{font-weight:600;margin-right:.4rem}
.diff del{color:var(--warn);background:var(--warnbg);text-decoration:line-through}
.diff ins{color:var(--ok);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.25em}
.charts{display:flex;flex-wrap:wrap;gap:1rem 2.5rem}
.chart{margin:0;width:21.5rem;max-width:100%}
.chart figcaption{font-weight:600;line-height:1.45;min-height:2.9em;display:flex;align-items:flex-end}
.chart svg{display:block;max-width:100%;height:auto}
.chart text{font-size:12px;fill:var(--soft);font-variant-numeric:tabular-nums;text-anchor:middle}
.chart .tick{text-anchor:end}
.chart .value{fill:var(--ink);font-size:13px}
.chart line{stroke:var(--faint)}
.chart .base{stroke:var(--line)}
.chart .break{stroke:var(--soft);stroke-dasharray:4 4}
.chart path{fill:none;stroke:var(--ink);stroke-width:2}
.chart .part{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 4}
.chart circle{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.chart .last{fill:var(--ink)}
.chart .past{fill:var(--paper);stroke:var(--ink);stroke-width:2}
h2.small{font-size:1.0625rem;margin:1.5rem 0 0}
${COMPARISONS}
summary{min-height:2.75rem;padding:.6rem 0;color:var(--act);cursor:pointer}
svg.share rect{fill:var(--line)}
svg.share{display:block;min-width:3rem}
dl.facts{display:grid;grid-template-columns:minmax(6em,max-content) 1fr;gap:.3rem 1rem;margin:.75rem 0}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0}
code{font:.875rem/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
pre{position:relative;margin:.75rem 0;padding:.75rem 1rem;background:var(--tint);border:1px solid var(--faint);border-radius:4px;overflow-x:auto;max-width:60rem}
pre code{overflow-wrap:normal}
caption{text-align:left;font-weight:600;padding:.5rem 0}
.list.explained th,.list.explained td{text-align:left;vertical-align:top;padding:.5rem .6rem}
.list.explained th:first-child{padding-left:0;width:38%}
.list.explained td{font-size:.9375rem}
.list.explained a{min-height:1.5rem}
.codes td{min-width:12rem}
.search{max-width:46rem;margin:1.25rem 0}
.search[hidden]{display:block;visibility:hidden}
.search label{display:block;font-size:.9375rem;color:var(--soft)}
.search .ask{display:flex;gap:.5rem;margin:.25rem 0}
.search .of{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
.search input,.search select,.search button{font:inherit;min-height:2.75rem;padding:.3rem .75rem;border:1px solid var(--line);border-radius:4px;background:var(--paper);color:var(--ink)}
.search input{flex:1;min-width:0}
.search select{min-width:9rem}
.search button{padding:.3rem 1.5rem;background:var(--act);border-color:var(--act);color:var(--paper);font-weight:600;cursor:pointer}
.search button:hover{text-decoration:underline}
.search .soft{margin:.25rem 0 .75rem;font-size:.9375rem}
[data-found]{min-height:60vh}
@media(scripting:none){.search[hidden]{display:none}[data-found]{min-height:0}}
[data-found] h2{margin-top:1.75rem}
.figures{list-style:none;padding:0;margin:.5rem 0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1rem 2.5rem}
.figures>li{border-top:1px solid var(--faint);padding-top:.5rem}
.figures>li>a{font-weight:600}
.figures ul{list-style:none;padding:0;margin:0;font-variant-numeric:tabular-nums}
.figures ul a{display:inline-block;padding:.25rem 0;line-height:1.65}
ul.plain{padding-left:1.2em;margin:.5rem 0}
ul.links{list-style:none;padding:0;margin:.5rem 0;columns:16rem;column-gap:2rem}
ul.links li{break-inside:avoid}
ul.rules{list-style:none;padding:0;margin:.5rem 0;max-width:46rem}
ul.rules li{display:flex;justify-content:space-between;gap:1rem;align-items:baseline;border-bottom:1px solid var(--faint)}
ul.rules a{padding:.5rem 0;line-height:1.65}ul.rules span{white-space:nowrap}
[lang=en]{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
ul.links a{display:inline-block;padding:.5rem 0;line-height:1.65}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.hint{font-size:.875rem;color:var(--soft);margin:.5rem 0 0}
main,.sections{container-type:inline-size}
@container(min-width:46rem){.hint.early{display:none}}
@container(min-width:50.1rem){:lang(zh) .hint{display:none}}
@container(min-width:62.1rem){.hint{display:none}}
@media screen and (max-width:47.99rem){
.crumbs{order:1;width:100%}
h1{font-size:1.4375rem}
dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}
.t2{font-size:.875rem}
.t2 th,.t2 td{padding:.5rem .3rem}
.t2 .corner{font-size:.875rem}
.t3{min-width:0;width:38.25rem}
.t3 col.group{width:1.75rem}
.t3 col.label{width:8.5rem}
.t3 th.row,.t3 th.rowgroup,.t3 .corner{position:sticky;left:0;z-index:1;font-size:.8125rem}
.t3 th.rowgroup:not(.inner),.t3 .corner,.t3 th.row[colspan="3"]{box-shadow:-1px 0 var(--line)}
.t3 .corner{z-index:2}
.t3 th.row[colspan="2"],.t3 th.rowgroup.inner{left:1.75rem}
.t3 th.row:not([colspan]){left:3.5rem}
:lang(en) .form th,:lang(en) .form .corner{font-size:.8125rem}
:lang(en) .t2 td.corner,:lang(en) .t2 th.row{font-size:.75rem}
:lang(en) .t2 col.label{width:32%}
:lang(en) .t3{min-width:0;width:54rem}
:lang(en) .t3 col.label{width:9rem}
h2 small,h3 small{white-space:normal;display:block}
.t4 th span{position:sticky;left:.5rem;right:.5rem}
.list .wide{display:none}
.reports .num{width:4.75rem}
.list th,.list td{padding:.2rem .35rem}
}
@media screen and (min-width:64rem){
.report{display:grid;grid-template-columns:14rem minmax(0,1fr);column-gap:3rem}
.report>.top{grid-column:1/-1}
.toc{position:sticky;top:1rem;align-self:start;border-top:1px solid var(--faint);padding-top:.75rem}
.report .sections>:first-child h2{margin-top:1.5rem}
}`;

const PRINT = `
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#000;--line:#000;--faint:#999;--tint:#fff;--act:#000;--visited:#000;--warn:#000;--warnbg:#fff}
@page{size:A4;margin:22mm 20mm}
body{font:12pt/1.6 FangSong,STFangsong,"Noto Serif CJK SC",serif}
header,footer,.toc,.files,.skip,.hint,.screen,.search{display:none!important}
pre{white-space:pre-wrap;font-size:9pt}
[data-found]{min-height:0}
main,.sections{container-type:normal}
.bar,main{max-width:none;padding:0}
.report{display:block}
h1{font:bold 18pt/1.4 SimSun,STSong,"Noto Serif CJK SC",serif;text-align:center}
h2{font:bold 14pt/1.4 SimHei,STHeiti,"Noto Sans CJK SC",sans-serif;margin:16pt 0 6pt;break-after:avoid}
p,.prose,.notes,dl.facts{max-width:none}
.meta{text-align:center;font-size:10.5pt}
a{text-decoration:none}
.scroll{overflow:visible;margin:6pt 0}
table{font:9.5pt/1.3 SimSun,STSong,"Noto Serif CJK SC",serif}
td{font-size:9.5pt;min-width:0}
table.form{border-collapse:collapse;border:.75pt solid #000}
th,td,.t3 th.row,.t3 th.rowgroup{position:static;padding:2.5pt 2pt;min-width:0;max-width:none;background:none}
.form th,.form td{border:.75pt solid #000}
.t3,.t3 td{font-size:9pt;line-height:1.2}
.t3 th,.t3 td,.t3 th.row,.t3 th.rowgroup{padding:1.6pt 2pt;box-shadow:none}
.t2,.t3,.t4{min-width:0;max-width:none;width:100%;table-layout:fixed}
.t3 col.group{width:7mm}
.t3 col.label{width:44mm}
.t4,:lang(en) .form th,:lang(en) .form .corner{font-size:8pt}
:lang(en) .t3,:lang(en) .t4{min-width:0}
:lang(en) .t3 thead th{font-size:6.5pt;padding:1.6pt .5pt}
:lang(en) .t3 col.label{width:32mm}
:lang(en) .t4 th{font-size:5.5pt;padding:2pt .2pt}
.t2 td.corner{font-size:9.5pt}
tr{break-inside:avoid}
svg.share rect{fill:#999}
.list a{min-height:0}
.t2 tbody,.t3,.t4{break-inside:avoid}
}`;

function condensed(css: string): string {
  return `${css.replace(/\n+/g, '\n').trim()}\n`;
}

export const STYLESHEET = condensed(SCREEN + PRINT);
export const STYLESHEET_KEY = `assets/site-${digestOfBytes(STYLESHEET).slice(0, 12)}.css`;
