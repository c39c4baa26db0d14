/** Pages that show something else than their source says: whatever they do, no cell is believed with a wrong figure. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { PLAIN_STYLES } from '#shared/reading/html/plain-styles.js';
import { mayMatter } from '#shared/reading/html/plain-verdict.js';
import { readDocument } from '#shared/reading/read-document.js';
import { encoded, htmlText } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues, withValues } from '../../builders/values.js';

const CELL = 'requests.newlyReceived@total';
const values = withValues(distinctValues(5), { [CELL]: '98765' });
const report = { values, narrative: narrativeFor(values) };
const page = htmlText(report, { attributes: { '98765': ' class="marked" id="m1"' } });
const styled = (css: string): string => page.replace('</style>', () => `${css}</style>`);

async function read(text: string): Promise<ReportRecord> {
  const reading = await readDocument(encoded(text));
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

function believed({ cells }: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => cells[id].kind !== 'unread' && cells[id].certainty !== 'confirm');
}

describe('a cell that may look otherwise is not believed', () => {
  test.each([
    '.marked{color:hsl(0,0%,100%)}',
    '.marked{color:#fefefe}',
    '.marked{-webkit-text-fill-color:transparent}',
    '.marked{background:#000}',
    '.marked::first-letter{color:white}',
    '.marked{letter-spacing:-20px}',
    '.marked{background:url(digits.png)}',
    '.marked{background-image:url(data:image/svg+xml,x)}',
    '@font-face{font-family:Song;src:url(x.woff2)} .marked{font-family:Song,宋体}',
    '@font-face{font-family:"Song";src:url(x.woff2)} .marked{font:12px/1 song}',
    '.marked{font-family:Wingdings}',
    '.marked{font-feature-settings:"zero"}',
    '.marked{text-shadow:9px 0 #000}',
    '.marked{text-security:disc}',
    'table{table-layout:fixed} .marked{width:2px}',
    '.marked{overflow:hidden;white-space:nowrap;max-width:9px}',
    '.marked{color:var(--x)}',
    '@media (min-width:1px){.marked{opacity:0}}',
    '@unknown x{.marked{opacity:0}}',
    '.marked{animation:x 1s}',
    'tr{.marked{opacity:.1}}',
    '.marked{co\\6cor:white}',
  ])('%s', async (css) => {
    const record = await read(styled(css));
    expect(believed(record)).not.toContain(CELL);
    expect(believed(record)).toContain('activeDisclosure.rules.issued');
  });
});

describe('a table whose cells may be moved, exchanged or replaced is unread', () => {
  test.each([
    'tr{display:flex} .marked{order:-1}',
    'tr{display:grid}',
    'table{direction:rtl}',
    '.marked{position:relative;left:-90px}',
    '.marked{transform:translateX(-90px)}',
    '.marked{margin-left:-90px}',
    '.marked{content:url(8.png)}',
    '.marked::after{content:"0"}',
    '.marked{float:right}',
    'body{writing-mode:vertical-rl}',
    'table{transform:scaleX(-1)}',
    '.marked{display:none}',
  ])('%s', async (css) => {
    expect(believed(await read(styled(css)))).not.toContain(CELL);
    expect((await read(styled(css))).cells[CELL].kind).toBe('unread');
  });

  test('collapsed columns', async () => {
    const collapsed = page.replace(/<table[^>]*>/g, '$&<col><col style="visibility:collapse">');
    expect(believed(await read(collapsed))).toEqual([]);
  });
});

describe('a script that may fill or change cells', () => {
  test.each([
    'document.getElementById("m1").innerHTML="1"',
    'document.getElementById("m"+1).textContent=1',
    '$(".marked").text("1")',
    '$("td").each(function(){$(this).html(1)})',
    "document.querySelectorAll('table td')[9].innerText='1'",
    'var t=document.getElementsByTagName("table")[0];t.rows[1].cells[1].innerHTML=1',
    'var c=document.querySelector(".content");c.innerHTML=c.innerHTML.replace("98765","1")',
    'document.body.innerHTML=document.body.innerHTML.replace(/98765/,"1")',
    'for(const td of document.querySelectorAll(a))td.textContent=1',
    'var w=document.createTreeWalker(document.body);while(w.nextNode())w.currentNode.nodeValue="1"',
    'eval(x);y.innerHTML=1',
    '$(".marked").hide()',
    'document.getElementsByClassName("marked")[0].innerHTML=1',
    'var s=document.createElement("style");s.textContent="td{color:white}";document.head.appendChild(s)',
    'document.write("<style>td{color:white}</style>")',
  ])('%s: nothing is believed', async (script) => {
    expect(believed(await read(page.replace('</body>', () => `<script>${script}</script></body>`)))).toEqual([]);
  });

  test.each(['<script>document.write(1)</script>98765', '<noembed>1</noembed>98765', '<marquee>98765</marquee>'])(
    'in the cell itself: %s',
    async (markup) => {
      const record = await read(htmlText(report, { markup: { [CELL]: markup } }));
      if (believed(record).includes(CELL)) expect(record.cells[CELL].value).toBe('98765');
    },
  );

  test('a shadow in place of a cell', async () => {
    const markup = '<span><template shadowrootmode="open">1</template>98765</span>';
    expect(believed(await read(htmlText(report, { markup: { [CELL]: markup } })))).not.toContain(CELL);
  });
});

test.each([
  '<link rel="stylesheet" href="data:text/css,td{color:white}">',
  '<style>@import url("data:text/css,td{color:white}");</style>',
  '<svg width="1" height="1"><style>td{color:white}</style></svg>',
])('styles in an odd place: %s', async (markup) => {
  expect(believed(await read(page.replace('</body>', () => `${markup}</body>`)))).toEqual([]);
});

test('a figure that lies over the table', async () => {
  const over = page.replace('</body>', '<div style="position:absolute;top:300px;left:400px">7</div></body>');
  expect(believed(await read(over))).toEqual([]);
});

test('light words on a dark ground are how heads are set, and no figure is', async () => {
  const dark = 'style="background:#0066b3;color:#fff"';
  const heads = page.replace(/(<td[^>]*?) style="[^"]*">(?=自然人|总计|商业企业)/g, `$1 ${dark}>`);
  expect(heads).not.toBe(page);
  expect(believed(await read(heads))).toHaveLength(CELL_IDS.length);
  const figure = page.replace(/(id="m1")[^>]*>/, `$1 ${dark}>`);
  expect(believed(await read(figure))).not.toContain(CELL);
});

test('every listed declaration leaves every cell read', async () => {
  const listed = PLAIN_STYLES.flatMap(({ properties, plain }) =>
    properties.flatMap((property) => plain.examples.map((value) => `${property}:${value};`)),
  ).filter((text) => !text.startsWith('display:'));
  const record = await read(styled(`body,div,table,td,p,span{${listed.join('')}}`));
  expect(record.notes.filter(({ code }) => code === 'restyled')).toEqual([]);
  expect(believed(record)).toHaveLength(CELL_IDS.length);
});

test('no declaration outside the list leaves its cell believed', async () => {
  const known = new Set(PLAIN_STYLES.flatMap(({ properties }) => properties));
  const property = fc.stringMatching(/^[a-z]{3,9}(?:-[a-z]{3,9})?$/).filter((name) => !known.has(name));
  const on = fc.constantFrom('.marked', 'tr', 'table', 'body', 'tr:nth-child(4) td', '.content *');
  await fc.assert(
    fc.asyncProperty(property, fc.stringMatching(/^[a-z0-9#.%-]{1,8}$/), on, async (name, value, selector) => {
      fc.pre(mayMatter({ property: name, value }));
      expect(believed(await read(styled(`${selector}{${name}:${value}}`)))).not.toContain(CELL);
    }),
    { numRuns: 12 },
  );
});
