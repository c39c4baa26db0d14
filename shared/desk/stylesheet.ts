/**
 * The one stylesheet of the desk, served inside each page so that every page is one answer. White paper, one ink, one
 * accent for what can be done now; colour never stands without a word or a sign. Follows the reader's dark mode and
 * prints the official form. Kept under 20 KB by a test.
 */
import { createHash } from 'node:crypto';

const base = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1d1f;--quiet:#565c63;--rule:#c4c9cf;--head:#f3f5f7;--accent:#164a80;--on-accent:#fff;
--block:#a1161b;--block-bg:#fdeceb;--explain:#7a4a00;--explain-bg:#fff3da;--ok:#1a6031;--ok-bg:#e8f5eb;--look:#164a80;--look-bg:#e8f0f9}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#eceef0;--quiet:#abb3bb;--rule:#49515a;--head:#20252b;--accent:#8fbdf2;--on-accent:#0c1a2a;
--block:#ffa19d;--block-bg:#3d1d1f;--explain:#f4c771;--explain-bg:#382b11;--ok:#92d7a6;--ok-bg:#15311e;--look:#8fbdf2;--look-bg:#17293d}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;overflow-wrap:break-word}
h1,h2,h3{line-height:1.35;margin:0 0 .375rem;text-wrap:balance;word-break:keep-all;overflow-wrap:anywhere}
p+h2,ul+h2,blockquote+h2{margin-top:1.5rem}
h3{margin-top:1.25rem}section>h3:first-child,.note>h3:first-child{margin-top:0}
h1{font-size:1.75rem}
h2{font-size:1.3125rem}
h3{font-size:1.0625rem}
p,ul,ol,dl{margin:.5rem 0;max-width:42rem}
ul,ol{padding-left:1.5em}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible,[type=date]:focus-within{outline:3px solid var(--accent);outline-offset:2px}
[lang=en]{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:fixed;top:.5rem;left:.5rem;z-index:9;padding:.75rem 1rem;background:var(--paper);color:var(--accent)}
.skip:not(:focus){position:absolute;left:-999rem}
.wrap{max-width:76rem;margin:0 auto;padding:0 1.25rem}
.top{border-bottom:1px solid var(--rule);font-size:.9375rem}
.top .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.5rem;padding-top:.5rem;padding-bottom:.5rem}
.top b{font-weight:600;margin-right:auto}
main{padding:1.75rem 0 3rem;outline:0}
main section{margin-top:2rem}
footer{border-top:1px solid var(--rule);color:var(--quiet);font-size:.9375rem;padding:.75rem 0 2rem}
.quiet{color:var(--quiet)}
.unseen{padding:0 .25em;border:1px solid;font-size:.8em;font-family:ui-monospace,monospace}
.lead{font-size:1.1875rem}
.num{font-variant-numeric:tabular-nums}
.digest{font:.875rem/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
`;

const parts = `
.tag{display:inline-block;padding:0 .5em;border:1px solid currentColor;border-radius:2px;font-size:.9375rem;font-weight:600;line-height:1.6;white-space:nowrap;color:var(--quiet)}
.tag.block{color:var(--block)}.tag.explain{color:var(--explain)}.tag.ok{color:var(--ok)}.tag.look{color:var(--look)}
.late{color:var(--block);font-weight:600}
.steps{list-style:none;display:flex;flex-wrap:wrap;margin:1rem 0 0;padding:0;max-width:none}
.steps li{flex:1 1 7rem;border-top:4px solid var(--rule);padding:.375rem .75rem 0 0;color:var(--quiet);font-size:.9375rem}
.steps li.done{border-color:var(--ok);color:var(--ink)}
.steps li.now{border-color:var(--accent);color:var(--ink)}
.steps b,.steps span{display:block}
div.note,p.note{border-left:4px solid var(--rule);padding:.25rem 0 .25rem 1rem;margin:1rem 0;max-width:44rem}
.note.block{border-color:var(--block)}.note.explain{border-color:var(--explain)}.note.ok{border-color:var(--ok)}.note.look{border-color:var(--look)}
.problem{border:3px solid var(--block);padding:1rem 1.25rem;margin:0 0 1.5rem;max-width:46rem}
.problem h2{color:var(--block)}
.counts{display:flex;flex-wrap:wrap;gap:.25rem 2rem;list-style:none;padding:0;margin:.75rem 0;max-width:none}
.counts b{font-size:1.3125rem;font-variant-numeric:tabular-nums;margin-left:.25rem}
.pairs{display:grid;grid-template-columns:max-content 1fr;gap:.125rem 1.25rem;max-width:46rem}
.pairs dt{color:var(--quiet)}.pairs dd{margin:0;min-width:0}
.pairs ul{margin:0;padding-left:1.2em}.pairs blockquote{margin:.125rem 0;padding-left:.75rem;border-left:2px solid var(--rule);color:var(--quiet)}[aria-labelledby=answers] table{max-width:46rem}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.75rem 1.5rem;max-width:46rem;margin:.75rem 0}
.figures div{border-top:1px solid var(--rule);padding-top:.25rem}
.figures dt{color:var(--quiet);font-size:.9375rem}
.figures dd{margin:0;font-size:1.5rem;line-height:1.3;font-variant-numeric:tabular-nums}
.finding{border-top:1px solid var(--rule);padding:.875rem 0;max-width:46rem}
.finding:target,.ask:target{outline:3px solid var(--accent);outline-offset:6px}
.finding.cause{border-left:4px solid var(--block);padding-left:1rem}.finding.cause .finding{padding-left:0}
.finding p{margin:.25rem 0}
.finding h3{margin-top:0;word-break:normal;text-wrap:wrap}.finding h4{font-size:1.0625rem;line-height:1.6;margin:0}
.finding blockquote{margin:.25rem 0;padding-left:.75rem;border-left:2px solid var(--rule);color:var(--quiet)}
.cells{list-style:none;padding:0;margin:.25rem 0;display:flex;flex-wrap:wrap;gap:.125rem 1.25rem}
.cells a{display:inline-block;padding:.375rem 0}
.jump{display:flex;flex-wrap:wrap;gap:0 1.5rem;list-style:none;padding:0;margin:.5rem 0}
.jump a{display:inline-block;padding:.5rem 0}
div.comment,.checklist>li{border-top:1px solid var(--rule);padding:.75rem 0;max-width:46rem}.checklist{padding-left:1.5em;max-width:none}.checklist .tag{margin-left:.5rem}
div.comment.here{position:fixed;left:0;right:0;bottom:0;z-index:8;max-width:none;max-height:50vh;overflow:auto;margin:0;padding:.5rem 1.25rem;background:var(--paper);border-top:3px solid var(--accent)}.here .hint{display:none}
.comments li{margin:.375rem 0}div.comment:target,.checklist>li:target,.text p:target{outline:3px solid var(--accent);outline-offset:6px}
.figures small{display:block;font-size:.9375rem;color:var(--quiet)}
del{color:var(--block);background:var(--block-bg)}ins{color:var(--ok);background:var(--ok-bg);text-decoration:underline;font-weight:600}.differences li{margin:.75rem 0}
summary{cursor:pointer;padding:.5rem 0;color:var(--accent)}
`;

const forms = `
label,legend{font-weight:600}
fieldset{border:0;margin:0;padding:0;min-width:0}
.hint{color:var(--quiet);font-weight:400;margin:0 0 .25rem}
.field{margin:1rem 0;max-width:42rem}
input,textarea,select,button,.button{font:inherit;color:inherit}
input[type=text],input[type=email],input[type=date],textarea,select{display:block;width:100%;min-height:2.75rem;padding:.375rem .625rem;border:1px solid var(--quiet);border-radius:2px;background:var(--paper)}
input.short{max-width:11rem;font-variant-numeric:tabular-nums}
[aria-invalid=true]{border:2px solid var(--block)!important}
select{margin-bottom:.75rem;max-width:42rem}textarea{resize:vertical}
input[type=file]{display:block;max-width:100%;padding:.5rem 0}
input[type=checkbox][aria-invalid=true]{outline:2px solid var(--block);outline-offset:2px}
fieldset.field{border:0;padding:0}
legend{font-weight:600;padding:0}
.choice{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}
input[type=radio]{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--accent)}
input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--accent)}
.tick{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;font-weight:400;padding:.25rem 0}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.375rem 1.5rem;border:2px solid var(--accent);border-radius:2px;background:var(--accent);color:var(--on-accent);font-weight:600;text-decoration:none;cursor:pointer}
button.plain{border:0;background:none;color:var(--accent);padding:0 .25rem;font-weight:400}
button.second,.button.second{background:var(--paper);color:var(--accent)}
button:hover,.button:hover{text-decoration:underline}
button:disabled{background:var(--paper);border:2px dashed var(--quiet);color:var(--quiet);cursor:not-allowed;text-decoration:none}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;margin:1.25rem 0 .5rem}
.decide{border-top:3px solid var(--accent);border-bottom:1px solid var(--rule);padding:1rem 0}
.drop{margin:.75rem 0;border:2px dashed var(--quiet);padding:1.25rem;max-width:46rem}
.drop.over{border-color:var(--accent);background:var(--look-bg)}
.two{display:grid;gap:0 3rem}
progress{width:100%;height:1rem;accent-color:var(--accent)}
`;

const tables = `
.scroll{overflow-x:auto;width:fit-content;max-width:100%;border:1px solid var(--rule);margin:.5rem 0}
table{border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums;font-size:1rem;line-height:1.5}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border-right:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.375rem .5rem;text-align:left;vertical-align:middle;background:var(--paper)}
th{font-weight:500;background:var(--head)}
thead th{vertical-align:bottom}
.plain{width:100%}
.plain th,.plain td{border-right:0;background:none;padding:.625rem 1rem .625rem 0}
.plain thead th{border-bottom:2px solid var(--ink);word-break:keep-all}td form{margin-top:.5rem}
.scroll>.plain tr>:first-child,.scroll>.plain caption{padding-left:.75rem}
.form{table-layout:fixed}
.form thead>tr>*,.form .band,.form th.col{text-align:center;vertical-align:middle}.corner{font-weight:500;background:var(--head)}
.form tr>:last-child{border-right:0}
.t2{width:46rem;max-width:100%}.t2 col{width:13rem}
.t3{width:62rem}.t3 col{width:2.25rem}.t3 .label{width:17rem}
.t4{width:72rem}.t4 th{padding:.25rem}
.t3 tbody th,.t3 thead .corner{position:sticky;left:0;z-index:2}
.t3 thead .corner{z-index:4}
.t3 tbody .inner,.t3 tbody .row[colspan="2"]{left:2.25rem}.t3 tbody .row:not([colspan]){left:4.5rem}
.t3 .rowgroup{writing-mode:vertical-rl;text-align:center;padding:.25rem 0;letter-spacing:.05em}
td.c{text-align:right;height:2.75rem;padding:.25rem .5rem;position:relative;scroll-margin:14rem 2rem 3rem 20rem}
.t2 td.c,.t4 td.c{text-align:center}
td.c:target,td.c.picked{outline:3px solid var(--accent);outline-offset:-3px}
td.c a{display:flex;flex-wrap:wrap;min-height:2.25rem;align-items:center;justify-content:flex-end;gap:.25rem;color:inherit;white-space:nowrap;text-decoration:none}td.c a>:last-child{text-decoration:underline}
.t2 td.c a,.t4 td.c a{justify-content:center}.t4 td.c{padding:.25rem}
td.block{background:var(--block-bg)}td.explain{background:var(--explain-bg)}td.confirm,td.unread,td.changed{background:var(--look-bg)}
td .sign{font-size:.8125rem;font-weight:700}
.block .sign{color:var(--block)}.explain .sign{color:var(--explain)}.confirm .sign,.unread .sign,.changed .sign{color:var(--look)}td.comment{background:var(--explain-bg)}.comment .sign{color:var(--explain)}
td.absent{color:var(--quiet);text-align:center}
td.c input[type=text]{padding:.25rem;text-align:right}
.slide{display:none;margin:.25rem 0;color:var(--quiet)}
.legend{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;list-style:none;padding:0;font-size:.9375rem}
.filter{display:flex;flex-wrap:wrap;gap:.25rem .25rem;list-style:none;padding:0;margin:1rem 0;max-width:none}
.filter a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .875rem;border:1px solid var(--rule);text-decoration:none}
.filter a[aria-current]{border:2px solid var(--accent);font-weight:700}
.qr{display:block;width:16rem;height:16rem;margin:1rem 0}.leaflet{border-top:1px solid var(--rule);padding:1rem 0}
.finder{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:flex-start}.finder .field{margin:.5rem 0}.finder .wide{flex:1 1 22rem}.finder .ticks{padding-top:2.25rem}.finder select{margin:0}
.board thead a{color:inherit;text-decoration:none}.board thead a:hover{text-decoration:underline}
.box{display:flex;min-width:2.75rem;min-height:2.75rem;align-items:center;justify-content:center}
td.pick{padding:0 .5rem 0 0}
td.short{white-space:nowrap}
.r{text-align:right!important}
`;

const found = `
.beside{margin-top:1rem}
.found figure{margin:1rem 0}
.sheet{position:relative;width:fit-content;max-width:100%;min-width:40rem;border:1px solid var(--rule);background:#fff}
.sheet img{display:block;max-width:100%;height:auto}
.sheet svg{position:absolute;inset:0;width:100%;height:100%}
.sheet rect{fill:transparent;pointer-events:all;mix-blend-mode:multiply}
.sheet a{outline:0;cursor:pointer;scroll-margin:30vh 2rem}
.leaf{overflow:auto}
.sheet a:hover rect,.cutting rect{fill:#1659a31f;stroke:#164a80;stroke-width:1.5}
.sheet a:focus rect,.sheet a:target rect,.sheet a.picked rect{fill:#ffe08a;stroke:#a1161b;stroke-width:2}
.cutting{display:block;width:100%;max-width:30rem;height:auto;border:1px solid var(--rule);background:#fff;margin:.25rem 0}
td.c a[href^="#place"]>:last-child{text-decoration-color:var(--rule)}
.found td.c a:target,.found td.c a:focus,.found td.c a.picked{outline:3px solid var(--accent);outline-offset:2px}
.both{display:flex;align-items:center;justify-content:flex-end;gap:.125rem}.t2 .both,.t4 .both{justify-content:center}.both a{min-width:1.5rem}
`;

const places = `
.noted{max-height:16rem;overflow:auto;border-bottom:2px solid var(--rule);margin:0 0 .75rem!important}.noted ul{list-style:none;padding:0;margin:.25rem 0}.noted li{border-top:1px solid var(--rule);padding:.375rem 0}.noted p{margin:.125rem 0}
.noted li:target,.margin>:target{outline:3px solid var(--accent);outline-offset:-2px}.noted blockquote,.margin blockquote{margin:.125rem 0;padding-left:.75rem;border-left:2px solid var(--rule);color:var(--quiet)}
.margin{border-left:4px solid var(--explain);padding-left:.75rem;margin:.25rem 0 .75rem;max-width:42rem;font-size:.9375rem}
@media (min-width:68.75rem){.text section{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,1fr);gap:0 2rem}.text section>*{grid-column:1}.text .margin{grid-column:2;align-self:start}}
@media (min-width:68.75rem){.beside{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem;width:calc(100vw - 4rem);margin-left:calc(50% - 50vw + 2rem)}
.beside>.found{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;margin-top:0}}
@media (max-width:68.74rem) and (min-height:30rem){.beside{display:flex;flex-direction:column}.beside>div{min-width:0}
.beside>.found{order:-1;position:sticky;top:0;z-index:5;max-height:36vh;overflow:auto;margin:0;background:var(--paper);border-bottom:2px solid var(--ink)}.beside td.c{scroll-margin-top:calc(36vh + 5rem)}}
@media (min-width:60rem){.two{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media (max-width:128rem){.slide{display:block}}
@media (min-width:77rem){.slide.alone{display:none}}
@media (max-width:40rem){
.wrap{padding:0 1rem}h1{font-size:1.5rem}.finder .ticks{padding:0}
.steps{display:block}.steps li{border-top:0;border-left:4px solid var(--rule);padding:.125rem 0 .125rem .75rem}
.steps b,.steps span{display:inline}.steps span{margin-left:.75rem}
.pairs{grid-template-columns:1fr}.pairs dd{margin-bottom:.5rem}
.figures{grid-template-columns:repeat(2,1fr)}
.buttons>button,.buttons>.button,.buttons>form{flex:1 1 100%}.buttons>form>button{width:100%}
.form{font-size:.9375rem}
.t2 col{width:auto}
.t3{width:43rem}.t3 .label{width:7rem}.t3 col{width:1.75rem}.t3 tbody .inner,.t3 tbody .row[colspan="2"]{left:1.75rem}.t3 tbody .row:not([colspan]){left:3.5rem}
.t3 tbody th{padding:.25rem .375rem;font-size:.875rem}
td.c{scroll-margin-left:13rem}
.cards,.cards tbody,.cards tr,.cards td,.cards th{display:block}
.cards thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.cards tr{border-bottom:1px solid var(--rule);padding:.625rem 0}
.cards td,.cards th[scope=row]{border:0;padding:.125rem 0}.cards td:empty{display:none}.scroll>.cards td,.scroll>.cards th[scope=row]{padding-left:.75rem;padding-right:.75rem}
.cards td[data-label]::before{content:attr(data-label) "：";color:var(--quiet)}
:lang(en) .cards td[data-label]::before{content:attr(data-label) ": "}
.cards .r{text-align:left!important}.cards .pick{float:left}.cards .pick+th{min-height:2.75rem;padding:.5rem 0 0}.cards .pick+th+td{clear:left}
}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#333;--rule:#000;--head:#fff}
body{font-size:10.5pt;line-height:1.5}
.top,footer,form:not(.keep),.skip,.jump,.buttons,.noprint,.legend,.slide{display:none}
.scroll{overflow:visible;border:1px solid #000}
.form,.form .t3,.t2,.t3,.t4{width:100%!important;font-size:8pt}
.t3 tbody th,.t3 thead .corner{position:static}
td,th{background:none!important}td .sign{display:none}
td.c,td.c a{height:auto;min-height:0;text-decoration:none}
tr{break-inside:avoid}section{break-inside:auto}
.leaflet{border:0;break-after:page}.leaflet h2{font-size:18pt}.leaflet p{font-size:13pt}.qr{width:9cm;height:9cm}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

export const deskStylesheet = [base, parts, forms, tables, found, places].join('').replace(/\n/g, '');

export function sha256Source(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** For `style-src`. */
export const deskStylesheetSource = sha256Source(deskStylesheet);
