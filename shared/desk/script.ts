/**
 * What script adds to the desk's pages; every one of them works without it. It uploads with progress and says S3's
 * refusals in words, says at once that a file is too large, looks again while a file is being read, guards against
 * leaving typed values behind, and sends a form once. It holds no text: the words come from data attributes, so one digest allows it in every language.
 */
import { sha256Source } from './stylesheet.js';

export const deskScript = `(() => {
'use strict';
const $ = (selector, root = document) => root.querySelector(selector);

const box = $('[data-upload]');
if (box) {
  const texts = JSON.parse(box.dataset.texts);
  const form = $('form', box);
  const input = $('[data-file]', box);
  const button = $('button[type=submit]', form);
  const cancel = $('[data-cancel]', box);
  const status = $('[data-status]', box);
  const bar = $('progress', box);
  const maxBytes = Number(box.dataset.maxBytes);
  let request = null;
  const say = (text) => { status.textContent = text; };
  const busy = (on) => { button.hidden = on; cancel.hidden = !on; bar.hidden = !on; if (on) bar.removeAttribute('value'); };
  const again = $('[data-again]', box);
  let kept = null;
  const fail = (text, retry) => { request = null; busy(false); say(text); again.hidden = !retry; (retry ? again : button).focus(); };
  const arrived = (answer) => location.assign(location.pathname + '?key=' + encodeURIComponent(answer.fields.key));
  const later = (wait, act) => {
    const go = () => { clearTimeout(timer); removeEventListener('online', go); act(); };
    const timer = setTimeout(go, wait);
    addEventListener('online', go);
    request = { abort: () => { clearTimeout(timer); removeEventListener('online', go); fail(texts.cancelled); } };
  };
  const WAITS = [2000, 6000, 15000];
  const mb = (bytes) => (bytes / 1048576).toFixed(1);

  const digest = async (file) => {
    if (!globalThis.crypto || !crypto.subtle) return '';
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  const refusal = (xhr) => {
    const code = (/<Code>([^<]*)</.exec(xhr.responseText) || [])[1];
    if (code === 'EntityTooLarge') return texts.tooLarge;
    if (code === 'EntityTooSmall') return texts.empty;
    if (code === 'AccessDenied' && /expired/i.test(xhr.responseText)) return texts.expired;
    return texts.refused;
  };

  const send = (file, answer, tries) => {
    let whole = false;
    const data = new FormData();
    for (const [name, value] of Object.entries(answer.fields)) data.append(name, value);
    data.append('file', file);
    const xhr = new XMLHttpRequest();
    request = xhr;
    xhr.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.max = event.total;
      bar.value = event.loaded;
      whole = event.loaded === event.total;
      const percent = Math.floor((event.loaded / event.total) * 100);
      say(texts.progress + ' ' + percent + '%  ' + file.name + '  ' + mb(event.loaded) + ' / ' + mb(event.total) + ' MB');
    };
    xhr.onload = () => {
      const ok = xhr.status >= 200 && xhr.status < 400;
      if (!ok) return fail(refusal(xhr));
      cancel.hidden = true;
      say(texts.done);
      arrived(answer);
    };
    // All of it went out and only the answer was lost: it may have arrived, and a second sending would be a second report.
    xhr.onerror = () => {
      if (whole) return later(2000, () => arrived(answer));
      if (tries === WAITS.length) return fail(texts.network, true);
      say(texts.retrying);
      later(WAITS[tries], () => send(file, answer, tries + 1));
    };
    xhr.onabort = () => fail(texts.cancelled);
    xhr.open('POST', answer.url);
    xhr.send(data);
  };

  const start = async (file) => {
    kept = file;
    again.hidden = true;
    if (file.size === 0) return fail(texts.empty);
    if (file.size > maxBytes) return fail(texts.tooLarge);
    busy(true);
    say(texts.preparing);
    let stopped = false;
    request = { abort: () => { stopped = true; fail(texts.cancelled); } };
    try {
      const reason = form.elements.namedItem('sameFileReason');
      const body = new URLSearchParams({
        fileName: file.name, size: String(file.size), sha256: await digest(file),
        sameFileReason: reason ? reason.value : '', token: $('input[name=token]', form).value,
      });
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body });
      const json = await answer.json();
      if (stopped) return;
      if (!answer.ok) return fail(json.error ? [json.error.what].concat(json.error.todo || []).join(' ') : texts.network);
      send(file, json, 0);
    } catch { if (!stopped) fail(texts.network, true); }
  };

  form.addEventListener('submit', (event) => { event.preventDefault(); input.click(); });
  input.addEventListener('change', () => { if (input.files[0]) start(input.files[0]); input.value = ''; });
  cancel.addEventListener('click', () => { if (request) request.abort(); });
  again.addEventListener('click', () => { if (kept && !request) start(kept); });
  $('[data-drop]', box).hidden = false;
  box.addEventListener('dragover', (event) => { event.preventDefault(); box.classList.add('over'); });
  box.addEventListener('dragleave', () => box.classList.remove('over'));
  box.addEventListener('drop', (event) => {
    event.preventDefault();
    box.classList.remove('over');
    if (!request && event.dataTransfer.files[0]) start(event.dataTransfer.files[0]);
  });
}

const waiting = $('[data-waiting]');
if (waiting) {
  let looks = 0;
  const look = async () => {
    looks += 1;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const html = await answer.text();
      const page = new DOMParser().parseFromString(html, 'text/html');
      // Not from under a newer file that is just being sent.
      const sending = $('[data-cancel]:not([hidden])');
      if (answer.ok && !sending && !$('[data-waiting]', page)) return location.replace(location.pathname);
    } catch { /* The network may come back: look again. */ }
    if (looks === 40) { $('[data-waiting-text]').textContent = waiting.dataset.slow; }
    if (looks < 120) setTimeout(look, looks < 20 ? 1000 : 5000);
  };
  setTimeout(look, 1000);
}

const records = document.querySelectorAll('form[data-record]');
if (records.length) {
  const dirty = new Set();
  document.addEventListener('input', (event) => { if (event.target.form && event.target.form.dataset.record) dirty.add(event.target.form); });
  for (const record of records) record.addEventListener('submit', () => { dirty.delete(record); });
  addEventListener('beforeunload', (event) => { if (dirty.size) event.preventDefault(); });
  const file = $('form[data-declare]');
  if (file) file.addEventListener('submit', (event) => {
    if (!dirty.size) return;
    event.preventDefault();
    const note = $('[data-unsaved]', file);
    note.hidden = false;
    note.focus();
  });
}

const pair = () => {
  for (const one of document.querySelectorAll('.picked')) one.classList.remove('picked');
  const id = decodeURIComponent(location.hash.slice(1));
  const cell = (/^(?:cell|place)-(.+)$/.exec(id) || [])[1];
  if (!cell) return;
  for (const name of ['cell-' + cell, 'place-' + cell]) {
    const one = document.getElementById(name);
    if (!one) continue;
    one.classList.add('picked');
    if (name !== id) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
};
addEventListener('hashchange', pair);
pair();

const draft = $('form[data-draft]');
if (draft) {
  const note = $('[data-saved]', draft);
  const address = $('[formaction]', draft).formAction;
  let timer = 0;
  const save = async () => {
    try {
      const body = new URLSearchParams(new FormData(draft));
      const answer = await fetch(address, { method: 'POST', headers: { Accept: 'application/json' }, body });
      const json = await answer.json();
      note.textContent = answer.ok ? json.saved : [json.error.what].concat(json.error.todo || []).join(' ');
      for (const [name, value] of Object.entries(json.fields || {})) {
        let field = draft.elements.namedItem(name);
        if (!field) { field = document.createElement('input'); field.type = 'hidden'; field.name = name; draft.append(field); }
        field.value = value;
      }
    } catch { note.textContent = note.dataset.notSaved; }
  };
  draft.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
  draft.addEventListener('submit', () => clearTimeout(timer));

  const fresh = () => $('[data-fresh]', draft);
  const another = (row) => {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const next = row.cloneNode(true);
    for (const field of next.querySelectorAll('[name]')) field.name = field.name.replace(/:.*$/, ':' + id);
    for (const part of next.querySelectorAll('[id]')) part.id += '-' + id;
    for (const label of next.querySelectorAll('label')) label.htmlFor += '-' + id;
    for (const field of next.querySelectorAll('[aria-describedby]')) field.setAttribute('aria-describedby', field.getAttribute('aria-describedby') + '-' + id);
    next.dataset.fresh = id;
    $('textarea', next).value = '';
    delete row.dataset.fresh;
    row.classList.remove('here');
    row.after(next);
    return next;
  };
  const codeOf = (place) => {
    if (place.dataset.about) return place.dataset.about;
    const [, table, first, second] = /^cell-table([234])[[](\\d+)[\\]](?:[[](\\d)[\\]])?$/.exec(place.id) || [];
    if (!table) return '';
    const index = table === '2' ? Number(first) : table === '3' ? 10 + 7 * first + Number(second) : 185 + Number(first);
    return $('select', fresh()).options[index + 1].value;
  };
  const pick = (place, byKey) => {
    const row = $('textarea', fresh()).value.trim() === '' ? fresh() : another(fresh());
    $('select', row).value = codeOf(place);
    row.classList.add('here');
    if (byKey) $('textarea', row).focus();
  };
  const PLACES = '.beside>div td.c, .text [data-about]';
  for (const place of document.querySelectorAll('.text [data-about]')) place.tabIndex = 0;
  document.addEventListener('click', (event) => {
    const place = event.target.closest(PLACES);
    if (place) pick(place, false);
    else if (!event.target.closest('.here')) fresh().classList.remove('here');
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') fresh().classList.remove('here');
    if (event.key === 'Enter' && event.target.matches('.text [data-about]')) { event.preventDefault(); pick(event.target, true); }
  });
}

for (const form of document.querySelectorAll('form[method=post]:not([target])')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    else if (!event.defaultPrevented) form.dataset.sent = '1';
  });
}
addEventListener('pageshow', () => { for (const form of document.querySelectorAll('form')) delete form.dataset.sent; });

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try { await navigator.clipboard.writeText(field.value); button.textContent = button.dataset.copied; } catch { document.execCommand('copy'); }
  });
}

for (const input of document.querySelectorAll('input[type=file][data-max-bytes]')) {
  input.addEventListener('change', () => {
    const tooLarge = input.files[0] && input.files[0].size > Number(input.dataset.maxBytes);
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    input.reportValidity();
  });
}

const problem = $('[data-problem]');
if (problem) problem.focus();
})();`;

/** For `script-src`. */
export const deskScriptSource = sha256Source(deskScript);
