/**
 * What script adds to the page of the form: it saves a part two seconds after the last change, tells sums while somebody
 * types, and spreads what is pasted from a spreadsheet over the boxes. It holds no text, and the page works without it.
 */
import { sha256Source } from '../stylesheet.js';

export const formScript = `(() => {
'use strict';
const form = document.querySelector('form[data-form]');
if (!form || !form.querySelector('button[name=then]')) return;
const texts = JSON.parse(form.dataset.texts);
const all = (selector, root = form) => Array.from(root.querySelectorAll(selector));
const partOf = (element) => { const box = element.closest('[data-part]'); return box ? box.dataset.part : null; };
const boxOf = (part) => form.querySelector('[data-part="' + part + '"]');
const say = (part, text, wrong) => {
  const line = form.querySelector('[data-saved="' + part + '"]');
  if (line) { line.textContent = text; line.classList.toggle('wrong', !!wrong); }
};
for (const plain of document.querySelectorAll('[data-plain]')) plain.hidden = true;

const valueOf = (cell) => { const box = form.elements.namedItem('cell:' + cell); return box ? box.value.trim() : ''; };
const addUp = (line) => {
  const typed = line.dataset.of.split(' ').map(valueOf).filter((text) => text !== '');
  if (typed.length === 0 || typed.some((text) => !/^\\d{1,18}$/.test(text))) { line.textContent = ''; line.classList.remove('wrong'); return; }
  const sum = typed.reduce((total, text) => total + BigInt(text), 0n);
  const total = line.closest('td').querySelector('input').value.trim();
  const differs = /^\\d+$/.test(total) && BigInt(total) !== sum;
  line.textContent = (differs ? line.dataset.differs : line.dataset.same) + ' ' + sum;
  line.classList.toggle('wrong', differs);
};
const addUpAll = (root) => { for (const line of all('[data-of]', root)) addUp(line); };

const changes = new Map();
const timers = new Map();
const saving = new Set();
const conflicts = new Set();
let submitted = false;

const touched = (part) => {
  changes.set(part, (changes.get(part) || 0) + 1);
  if (conflicts.has(part)) return;
  clearTimeout(timers.get(part));
  timers.set(part, setTimeout(() => save(part), 2000));
};

const bodyOf = (part) => {
  const body = new URLSearchParams({ token: form.elements.namedItem('token').value });
  for (const field of all('input[name],textarea[name]', boxOf(part))) {
    if (!field.name.startsWith('paste:')) body.append(field.name, field.value);
  }
  return body;
};

const take = (answer) => {
  for (const { part, shown, saved, found } of answer.parts) {
    boxOf(part).querySelector('[name="shown:' + part + '"]').value = shown;
    if (saved) say(part, saved);
    const place = form.querySelector('[data-found="' + part + '"]');
    // Written by the desk, which escapes what was typed.
    if (place && found !== undefined && place.innerHTML !== found) place.innerHTML = found;
  }
  const progress = document.querySelector('[data-progress]');
  if (progress) progress.textContent = answer.progress;
};

const save = async (part, again) => {
  if (saving.has(part)) { timers.set(part, setTimeout(() => save(part), 500)); return; }
  const at = changes.get(part);
  if (at === undefined) return;
  saving.add(part);
  say(part, texts.saving);
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body: bodyOf(part) });
    const json = await answer.json();
    if (answer.status === 401 || answer.status === 410) say(part, texts.ended, true);
    else if (json.parts === undefined) say(part, json.error ? json.error.what : texts.failed, true);
    else {
      take(json);
      if (json.conflicts.includes(part)) { conflicts.add(part); say(part, texts.conflict, true); }
      else if (changes.get(part) === at) changes.delete(part);
    }
  } catch {
    say(part, texts.failed, true);
    timers.set(part, setTimeout(() => save(part), 15000));
  } finally { saving.delete(part); }
};

form.addEventListener('input', (event) => {
  const part = partOf(event.target);
  if (!part || event.target.name.startsWith('paste:')) return;
  const table = event.target.closest('table');
  if (table) addUpAll(table);
  touched(part);
});

/** The boxes of a table by row and column, labels left out. */
const gridOf = (table) => all('tr', table).map((row) => all('input[name^="cell:"]', row)).filter((row) => row.length > 0);
const isValue = (text) => /^$|^[\\d,，.．０-９]+$|^(\\/|-|—|——|–|无)$/.test(text.trim());

form.addEventListener('paste', (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.name.startsWith('cell:') || input.readOnly) return;
  const text = event.clipboardData.getData('text/plain').replace(/[\\r\\n]+$/, '');
  if (!/[\\t\\n]/.test(text)) return;
  event.preventDefault();
  let rows = text.split(/\\r\\n|\\r|\\n/).map((line) => line.split('\\t').map((cell) => cell.trim()));
  // Labels that were copied along: leading cells that are no numbers.
  const lead = Math.max(...rows.map((row) => row.findLastIndex((cell) => !isValue(cell)))) + 1;
  rows = rows.map((row) => row.slice(lead)).filter((row) => row.some((cell) => cell !== ''));
  const grid = gridOf(input.closest('table'));
  const top = grid.findIndex((row) => row.includes(input));
  const left = grid[top].indexOf(input);
  rows.forEach((row, down) => row.forEach((cell, across) => {
    const box = (grid[top + down] || [])[left + across];
    if (box) box.value = cell;
  }));
  addUpAll(input.closest('table'));
  touched(partOf(input));
});

form.addEventListener('keydown', (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.name.startsWith('cell:')) return;
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (step === undefined || event.isComposing) return;
  // Enter goes on as in a spreadsheet; sending the form is for its buttons.
  event.preventDefault();
  const grid = gridOf(input.closest('table'));
  const row = grid.findIndex((boxes) => boxes.includes(input));
  const next = (grid[row + step] || [])[grid[row].indexOf(input)];
  if (next) { next.focus(); next.select(); }
});

form.addEventListener('submit', () => { submitted = true; });
addEventListener('pageshow', () => { submitted = false; });
addEventListener('beforeunload', (event) => { if (!submitted && changes.size > 0) event.preventDefault(); });
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') for (const part of changes.keys()) if (!conflicts.has(part)) save(part);
});
addUpAll(form);
})();`;

export const formScriptSource = sha256Source(formScript);
