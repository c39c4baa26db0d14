/**
 * What portals, editors and word processors write on honest pages: none of it asks anybody to confirm anything. The
 * styles are those that such pages have on tables, cells and what stands around them, put together by their makers.
 */
import { expect, test } from '@jest/globals';
import { CELL_IDS } from '#shared/report/cells.js';
import { readDocument } from '#shared/reading/read-document.js';
import { encoded, htmlText } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(21);
const report = { values, narrative: narrativeFor(values) };
const base = htmlText(report, { chrome: true, cells: 'spans' });

async function standing(page: string): Promise<readonly [believed: number, notes: readonly string[]]> {
  const reading = await readDocument(encoded(page));
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  const { cells, notes } = reading.record;
  const believed = CELL_IDS.filter((id) => cells[id].value === values[id] && cells[id].certainty !== 'confirm');
  return [believed.length, notes.filter(({ code }) => code === 'restyled').map(({ text }) => text)];
}

const SHEETS: readonly (readonly [maker: string, css: string])[] = [
  [
    'a reset',
    `*{margin:0;padding:0;box-sizing:border-box} html{-webkit-text-size-adjust:100%;font-size:62.5%} body{font:12px/1.5 "Microsoft YaHei","宋体",Arial,sans-serif;color:#333;background:#fff;min-width:1200px;overflow-x:hidden}
    table{border-collapse:collapse;border-spacing:0} ul,li{list-style:none} img{border:0;vertical-align:middle} a{color:#333;text-decoration:none} a:hover{color:#c00;text-decoration:underline} em,i{font-style:normal} input,button{outline:none}
    .clearfix::after{content:"";display:table;clear:both} .clearfix:after{content:".";display:block;height:0;clear:both;visibility:hidden} .clearfix{*zoom:1} ::selection{background:#06c;color:#fff} :focus{outline:none} ::-webkit-scrollbar{width:6px;display:none}`,
  ],
  [
    'a TRS portal',
    `.TRS_Editor P{margin-top:0;margin-bottom:0;line-height:2;font-family:宋体;font-size:12pt} .TRS_Editor TD,.TRS_Editor TH{line-height:1.5;font-family:宋体;font-size:12pt} .TRS_Editor SPAN{font-family:宋体;font-size:12pt}
    .article-content{width:1000px;margin:0 auto;padding:20px 40px;position:relative;overflow:hidden;background:#fff;box-shadow:0 0 10px rgba(0,0,0,.2);border-top:3px solid #c00} #zoom{font-size:16px;line-height:32px;text-align:justify;word-wrap:break-word}
    .article-title{font-size:26px;color:#c00;text-align:center;font-weight:bold} .nav{background:#0a5aa8;height:48px} .nav a{color:#fff} .nav ul li{float:left} .top{height:180px;background:url(images/banner.jpg) no-repeat center top} .side{position:fixed;right:0;top:200px;z-index:999}
    body{background:#f5f5f5 url(../images/bg.png) repeat-x center top} @media print{.nav,.top,.side,.noprint{display:none}}`,
  ],
  [
    'a Hanweb portal',
    `#barrierfree_container{width:100%} .bt_content,.article-content{word-break:break-all;word-wrap:break-word;-webkit-hyphens:auto;text-justify:inter-ideograph} .article-content table{margin:0 auto;width:auto!important;max-width:100%;border-collapse:collapse;table-layout:auto} .article-content p{text-indent:2em;margin:10px 0} .article-content td p{text-indent:0;margin:0}
    .article-content table tr:nth-child(even){background:#f9f9f9} .article-content table td{border:1px solid #ccc;padding:5px 8px;vertical-align:middle} tr:hover{background-color:#f0f8ff} td{transition:background-color .3s ease}
    html{filter:grayscale(100%);-webkit-filter:grayscale(100%);filter:progid:DXImageTransform.Microsoft.BasicImage(grayscale=1)} .pages{float:right;margin-top:-20px;position:absolute;left:50%;transform:translate(-50%,0)} .lb{display:none} .lb.on{display:block} .info span{margin:0 15px;color:#999}`,
  ],
  [
    'Word, filtered',
    `<!-- @font-face{font-family:"公文小标宋";panose-1:2 1 6 9 3 1 1 1 1 1} @font-face{font-family:FangSong_GB2312} p.MsoNormal,li.MsoNormal,div.MsoNormal{mso-style-unhide:no;mso-style-parent:"";margin:0cm;margin-bottom:.0001pt;text-align:justify;text-justify:inter-ideograph;mso-pagination:none;font-size:10.5pt;mso-bidi-font-size:12.0pt;font-family:"Times New Roman","serif";mso-font-kerning:1.0pt}
    table.MsoNormalTable{mso-style-name:普通表格;mso-tstyle-rowband-size:0;mso-padding-alt:0cm 5.4pt 0cm 5.4pt;font-size:10.0pt;font-family:"Times New Roman","serif"} @page Section1{size:595.3pt 841.9pt;margin:72.0pt 90.0pt;layout-grid:15.6pt} div.Section1{page:Section1} span.GramE{} .MsoChpDefault{mso-style-type:export-only;mso-default-props:yes} -->`,
  ],
  [
    'a responsive portal',
    `:root{--main:#06c;--gap:10px} .container{max-width:1200px;margin-left:auto;margin-right:auto;padding:0 15px;display:flex;flex-direction:column;gap:var(--gap)} body{display:flex;flex-direction:column;min-height:100vh;-webkit-font-smoothing:antialiased} .article-content{order:2;flex:1;border-radius:8px;animation-duration:1s} footer{margin-top:auto;background:#333;color:#fff}
    thead th,tr.head td{background:#0066b3;color:#fff} table{width:100%;overflow-x:auto;margin-bottom:20px} @media screen and (max-width:768px){.article-content{padding:10px} td{font-size:12px} .nav{display:none}} @keyframes spin{from{transform:rotate(0)}to{transform:rotate(360deg)}} .loading{animation:spin 1s infinite}`,
  ],
];

test.each(SHEETS)('%s: read, and nothing to confirm', async (_, css) => {
  expect(await standing(base.replace('</style>', `</style><style>${css}</style>`))).toEqual([200, []]);
});

const CELLS: readonly (readonly [maker: string, style: string, inner: string])[] = [
  [
    'wangEditor',
    'text-align:center;width:auto;vertical-align:middle',
    'text-indent: 0px; white-space: normal; line-height: 1.5;',
  ],
  [
    'UEditor',
    'word-break: break-all; border-width: 1px; border-style: solid; border-color: windowtext; padding: 0px 7px;',
    'margin-top: 0px; margin-bottom: 0px; text-align: center; font-family: &quot;sans serif&quot;, tahoma; overflow: inherit; float: none',
  ],
  [
    'WPS',
    'width:62.3500pt;padding:0.0000pt 5.4000pt 0.0000pt 5.4000pt ;border-left:none;mso-border-left-alt:none;border-right:1.0000pt solid windowtext;mso-border-right-alt:0.5000pt solid windowtext;background:rgb(255,255,255);',
    'margin-right:-5.2500pt;margin-left:-5.2500pt;text-autospace:ideograph-numeric;mso-pagination:widow-orphan;text-align:center;layout-grid-mode:char',
  ],
  [
    'Excel',
    'height:14.25pt;width:54pt;color:windowtext;font-size:11.0pt;font-weight:400;font-style:normal;text-decoration:none;font-family:宋体;mso-generic-font-family:auto;mso-font-charset:134;mso-number-format:General;text-align:center;vertical-align:middle;border:.5pt solid windowtext;mso-background-source:auto;mso-pattern:auto;white-space:normal;mso-rotate:0;text-underline-style:none',
    'mso-spacerun:yes',
  ],
  [
    'a browser that pastes',
    'box-sizing: border-box; background-color: rgb(255, 255, 255); border-image: initial; outline: 0px; -webkit-tap-highlight-color: rgba(0, 0, 0, 0);',
    'color: rgb(51, 51, 51); font-variant-ligatures: normal; font-variant-caps: normal; orphans: 2; widows: 2; letter-spacing: normal; word-spacing: 0px; -webkit-text-stroke-width: 0px; text-decoration-thickness: initial; text-decoration-style: initial; text-decoration-color: initial; display: inline !important; float: none; text-transform: none; text-indent: 0px',
  ],
];

test.each(CELLS)('cells as %s writes them: read, and nothing to confirm', async (_, style, inner) => {
  const page = base
    .replaceAll('style="border:1px solid windowtext"', `style="${style}"`)
    .replaceAll('<p align="center">', `<p align="center" style="${inner}">`);
  expect(await standing(page)).toEqual([200, []]);
});

test("a portal's scripts count, print and set the size of the text", async () => {
  const scripts = `
var _hmt=_hmt||[];(function(){var hm=document.createElement("script");hm.src="//hm.example.invalid/hm.js";var s=document.getElementsByTagName("script")[0];s.parentNode.insertBefore(hm,s);})();
function doZoom(size){document.getElementById('zoom').style.fontSize=size+'px';}
function doPrint(){var old=document.body.innerHTML;document.body.innerHTML=document.getElementById("zoom").innerHTML;window.print();document.body.innerHTML=old;}
$(function(){$("#zoom img").each(function(){if($(this).width()>900)$(this).css("width","100%");});$(".nav li").hover(function(){$(this).addClass("on");});$(".TRS_Editor table").css("border-collapse","collapse");});
function setTab(name,cur,n){for(var i=1;i<=n;i++){var menu=document.getElementById(name+i);menu.className=i==cur?"hover":"";}}
$.get("/count?id=1",function(n){$("#hits").html(n);});`;
  const page = base
    .replace('<body>', '<body onload="doZoom(16)">')
    .replace('<div class="side">', `<script>${scripts}</script><div class="side">`);
  expect(await standing(page)).toEqual([200, []]);
});
