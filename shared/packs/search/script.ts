/**
 * What runs on the page of the search, and nowhere else on the site. The first half cuts and compares as tokens.ts and postings.ts
 * do, and writes numbers as figures.ts of the site (a test holds them against each other); the second loads the parts that a question needs and draws what was found. It holds
 * no text of its own: words come from the page. Whatever was published is put on the page as text, never as markup.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { DIGITS } from './postings.js';

/** Pure: from questions and parts to what is found. */
export const SEARCH_CORE = String.raw`
const runsOf = (text) => (text.normalize('NFKC').toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) || [])
  .flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) || []);
const isHan = (run) => /^\p{Script=Han}/u.test(run);
const tokensOf = (text) => {
  const tokens = new Set();
  for (const run of runsOf(text)) {
    if (!isHan(run)) { tokens.add(run.slice(0, 24)); continue; }
    const characters = Array.from(run);
    for (let at = 0; at + 1 < characters.length; at += 1) tokens.add(characters[at] + characters[at + 1]);
  }
  return tokens;
};
const partOf = (token, parts) => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193) >>> 0;
  return hash % parts;
};
const DIGITS = '${DIGITS}';
const numbersIn = (postings) => {
  const numbers = [];
  if (postings.startsWith('*')) {
    for (let at = 1; at < postings.length; at += 1) {
      const six = DIGITS.indexOf(postings[at]);
      for (let bit = 0; bit < 6; bit += 1) if (six & (1 << bit)) numbers.push((at - 1) * 6 + bit);
    }
    return numbers;
  }
  let last = -1;
  for (let at = 0; at < postings.length;) {
    let step = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = DIGITS.indexOf(postings[at]);
      at += 1;
      step += (digit & 31) * 2 ** shift;
      if (!(digit & 32)) break;
    }
    last += step + 1;
    numbers.push(last);
  }
  return numbers;
};
const inAll = (lists) => {
  const [first, ...rest] = [...lists].sort((a, b) => a.length - b.length);
  const sets = rest.map((list) => new Set(list));
  return (first || []).filter((number) => sets.every((set) => set.has(number)));
};
const grouped = (decimal) => {
  const [whole, fraction] = String(decimal).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : separated + '.' + fraction;
};
const folded = (text) => runsOf(text).join('');
/* How well a name answers: less is better, nothing where it does not. Characters in their order are a short name: 教体局, 教育体育局. */
const nameRank = (name, asked) => {
  const own = folded(name);
  if (own === asked) return 0;
  if (own.endsWith(asked)) return 1 + own.length / 1000;
  const at = own.indexOf(asked);
  if (at >= 0) return 2 + own.length / 1000;
  let best;
  const letters = Array.from(own);
  const wanted = Array.from(asked);
  for (let from = 0; from < letters.length; from += 1) {
    if (letters[from] !== wanted[0]) continue;
    let [found, to] = [0, from];
    for (; to < letters.length && found < wanted.length; to += 1) if (letters[to] === wanted[found]) found += 1;
    if (found === wanted.length && (best === undefined || to - from < best)) best = to - from;
  }
  return best === undefined ? undefined : 3 + best / 100 + own.length / 10000;
};
/* Where the pieces end that make up what is asked, some between them left out; nothing where they do not. */
const fitted = (pieces, at, rest) => {
  if (rest === '') return at;
  if (at === pieces.length) return undefined;
  const own = rest.startsWith(pieces[at]) ? fitted(pieces, at + 1, rest.slice(pieces[at].length)) : undefined;
  return own === undefined ? fitted(pieces, at + 1, rest) : own;
};
const spanOf = (pieces, asked) => {
  let best;
  for (let from = 0; from < pieces.length; from += 1) {
    if (!asked.startsWith(pieces[from])) continue;
    const to = fitted(pieces, from, asked);
    if (to !== undefined && (best === undefined || to - from < best)) best = to - from;
  }
  return best;
};
/* The pinyin of a short name: jiaoyuju and jyj for 教育体育局. */
const lettersRank = (spelled, initials, asked) => {
  const whole = spelled.replaceAll(' ', '');
  if (whole === asked || initials === asked) return 0;
  if (whole.endsWith(asked) || initials.endsWith(asked)) return 1;
  if (whole.includes(asked)) return 2;
  if (initials.startsWith(asked)) return 2.5;
  if (asked.length < 2) return undefined;
  const spans = [spanOf(spelled.split(' '), asked), spanOf(Array.from(initials), asked)].filter((span) => span !== undefined);
  return spans.length === 0 ? undefined : 3 + Math.min(...spans) / 100 + whole.length / 10000;
};
const agenciesFound = (lines, question) => {
  const asked = folded(question);
  if (asked === '') return [];
  const latin = /^[a-z0-9]+$/.test(asked);
  const ranked = [];
  for (const [id, names, spelled, initials, kind, years] of lines) {
    let best;
    names.forEach((name, at) => {
      const ranks = [nameRank(name, asked)];
      if (latin) ranks.push(lettersRank(spelled[at] || '', initials[at] || '', asked), id.replaceAll('-', '') === asked ? 0.5 : undefined);
      for (const rank of ranks) {
        if (rank !== undefined && (best === undefined || rank + at / 10 < best.rank)) best = { rank: rank + at / 10, name };
      }
    });
    if (best) ranked.push({ id, name: names[0], by: best.name, kind, years, rank: best.rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
};
const figuresFound = (lines, question) => {
  const asked = runsOf(question);
  if (asked.length === 0 || asked.join('').length < 2) return [];
  return lines
    .filter(([, zh, en]) => [zh, en].some((name) => { const own = folded(name); return asked.every((run) => own.includes(run)); }))
    .map((line) => ({ line, rank: line[4] ? -1 : line[0].endsWith('total') ? 0 : line[0].includes('@') ? 2 : 1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line);
};
/* Of a part as of an entry of the index; none where former code wrote it. */
const generationOf = (part) => (Array.isArray(part) ? ((part.at(-1) || [])[0] === '' ? part.at(-1)[1] : undefined) : part['']);
const MOST = 20;
/* Nothing where a part is of another generation than the index: its numbers would name other reports. */
const reportsFound = async (entry, question, load) => {
  const tokens = Array.from(tokensOf(question)).slice(0, 12);
  if (tokens.length === 0) return { numbers: [], reports: [] };
  const isOf = (part) => generationOf(part) === entry.generation;
  const parts = await Promise.all(tokens.map((token) => load(entry.year + '/words-' + partOf(token, entry.wordParts) + '.json')));
  if (!parts.every(isOf)) return undefined;
  const numbers = inAll(tokens.map((token, at) => (Object.hasOwn(parts[at], token) ? numbersIn(parts[at][token]) : [])));
  const partAt = (number) => entry.reportParts.findLastIndex((first) => first <= number);
  const shown = numbers.slice(0, MOST);
  const lists = await Promise.all(shown.map((number) => load(entry.year + '/reports-' + partAt(number) + '.json')));
  if (!lists.every(isOf)) return undefined;
  return { numbers, reports: shown.map((number, at) => lists[at][number - entry.reportParts[partAt(number)]]) };
};
/* Each file once; anew, past the cache of the browser, once files were seen that do not go together. */
const loaderOf = (fetched) => {
  let cache = 'default';
  const loaded = new Map();
  const load = (path) => {
    if (!loaded.has(path)) loaded.set(path, fetched(path, cache).catch((error) => { loaded.delete(path); throw error; }));
    return loaded.get(path);
  };
  return { load, anew: () => { loaded.clear(); cache = 'reload'; } };
};
const entryOf = (index, year) => index.years.find((one) => String(one.year) === year) || index.years[0];
/* Of the year that was chosen; words is nothing where its files do not go together even when loaded anew. */
const wordsFound = async (year, question, { load, anew }) => {
  for (const isLast of [false, true]) {
    const entry = entryOf(await load('index.json'), year);
    const words = entry ? await reportsFound(entry, question, load).catch((error) => { if (isLast) throw error; }) : { numbers: [], reports: [] };
    if (words || isLast) return { entry, words };
    anew();
  }
};
`;

const PAGE = String.raw`
const page = document.querySelector('[data-search]');
const { texts, pages, parts } = JSON.parse(page.dataset.search);
const form = page.querySelector('form');
const field = form.elements.namedItem('q');
const chosen = form.elements.namedItem('year');
const out = page.querySelector('[data-found]');
const state = page.querySelector('[data-state]');
const files = loaderOf((path, cache) => fetch(parts + path, { cache }).then((answer) => {
  if (!answer.ok) throw new Error(path);
  return answer.json();
}));
const { load } = files;
const all = (count, path) => Promise.all(Array.from({ length: count }, (_, n) => load(path + '-' + n + '.json'))).then((parts) => parts.flat());
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const element = (name, ...children) => { const made = document.createElement(name); made.append(...children); return made; };
const link = (href, text) => { const made = element('a', text); made.href = pages + href; return made; };
const section = (title, count, items, kind) => {
  if (items.length === 0) return [];
  const list = element('ul', ...items);
  list.className = kind;
  const more = count > items.length ? [element('p', filled(texts.more, { n: items.length }))] : [];
  return [element('h2', title + ' ', element('small', filled(texts.found, { n: grouped(count) }))), list, ...more];
};
let turn = 0;
const search = async () => {
  const question = field.value.trim();
  const own = ++turn;
  const address = question === '' ? location.pathname : location.pathname + '?q=' + encodeURIComponent(question);
  history.replaceState(null, '', address);
  if (question === '') { out.replaceChildren(); state.textContent = ''; return; }
  state.textContent = texts.searching;
  try {
    const index = load('index.json');
    const [{ entry, words: found }, agencies, figures] = await Promise.all([
      wordsFound(chosen.value, question, files),
      index.then((of) => all(of.agencies, 'agencies')).then((lines) => agenciesFound(lines, question)),
      index.then((of) => all(of.figures, 'figures')).then((lines) => figuresFound(lines, question)),
    ]);
    const words = found || { numbers: [], reports: [] };
    if (own !== turn) return;
    const named = agencies.slice(0, MOST).map(({ id, name, by }) =>
      element('li', link('agencies/' + id + '/index.html', name), ...(by === name ? [] : [filled(texts.aside, { text: by })])));
    const summed = (sum, numbers, of) => filled(sum === null ? texts.noSum : numbers === of ? texts.sumOfAll : texts.sum,
      { sum: grouped(sum === null ? 0 : sum), numbers: grouped(numbers), of: grouped(of) });
    const counted = figures.slice(0, 10).map(([, zh, en, years, compared]) => {
      const name = document.documentElement.lang.startsWith('zh') ? zh : en;
      return element('li', compared ? link('compare/' + compared + '.html', name) : element('strong', name), element('ul', ...years.map(([year, sum, numbers, of]) =>
        element('li', link(year + '/index.html', filled(texts.ofYear, { year })), texts.colon + summed(sum, numbers, of)))));
    });
    const told = words.reports.map(([id, name]) => element('li', link(entry.year + '/' + id + '/index.html', name)));
    out.replaceChildren(
      ...section(texts.agencies, agencies.length, named, 'links'),
      ...section(texts.figures, figures.length, counted, 'figures'),
      ...section(texts.reports + (entry ? ' · ' + filled(texts.ofYear, { year: entry.year }) : ''), words.numbers.length, told, 'links'),
    );
    const count = agencies.length + figures.length + words.numbers.length;
    state.textContent = !found ? texts.failed : count === 0 ? texts.none : filled(texts.found, { n: grouped(count) });
  } catch {
    if (own === turn) state.textContent = texts.failed;
  }
};
form.hidden = false;
load('index.json').then(({ years }) => {
  chosen.replaceChildren(...years.map(({ year }) => { const option = element('option', filled(texts.ofYear, { year })); option.value = year; return option; }));
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) { field.value = asked; search(); }
}, () => { state.textContent = texts.failed; });
form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
chosen.addEventListener('change', search);
`;

export const SEARCH_SCRIPT = `(() => {\n'use strict';\n${SEARCH_CORE}${PAGE}})();\n`;
/** By its own digest, as the stylesheet: a page that was loaded goes with the script that it was made for. */
export const SEARCH_SCRIPT_KEY = `assets/search-${digestOfBytes(SEARCH_SCRIPT).slice(0, 12)}.js`;
