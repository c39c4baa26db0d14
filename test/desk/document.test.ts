import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { deskContentSecurityPolicy } from '#shared/desk/content-security.js';
import { deskScript } from '#shared/desk/script.js';
import { deskStylesheet } from '#shared/desk/stylesheet.js';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible } from './page.js';
import {
  agency,
  boardPage,
  decisionPage,
  filingPage,
  publisherFilingPage,
  season,
  stopPage,
  TODAY,
  troubled,
  TOKEN,
  viewerOf,
} from './views.js';
import {
  messagePage,
  renderBoardPage,
  renderCodePage,
  renderConfirmDecisionPage,
  renderDecisionPage,
  renderEntryPage,
  renderFilingPage,
  renderMessagePage,
  renderPublisherFilingPage,
  renderStopPage,
  renderUploadFormPage,
} from './in-chinese.js';

const uploadForm = {
  url: 'https://uploads.example.invalid/',
  fields: { key: 'uploads/x', policy: 'p', success_action_redirect: 'https://desk.example.invalid/g/x' },
  validUntil: '2026-01-19T03:00:00Z',
  maxBytes: 20 * 1024 * 1024,
};
const uploadFormHtml = renderUploadFormPage({
  viewer: viewerOf('agency'),
  season,
  today: TODAY,
  form: uploadForm,
  asked: { of: 'report', agency, back: '/g/somebody', again: '/upload' },
});

const confirmed = decisionPage('review');
const confirmHtml = renderConfirmDecisionPage({
  ...{ viewer: confirmed.viewer, season, today: TODAY, agency, stage: 'review', shown: confirmed.shown },
  ...{ submission: confirmed.current.submission, outcome: 'returned', comment: '请改', comments: [], known: {} },
});
const codeHtml = renderCodePage({
  ...{ viewer: viewerOf('reviewer'), season, today: TODAY, deed: 'review', to: '/decision' },
  ...{
    confirms: '退回修改',
    subject: '云溪县教育局 2025 年度报告',
    carried: [['outcome', 'returned']],
    address: 'w***@example.invalid',
    because: 'first',
    state: { is: 'wrong', left: 2 },
  },
});

const PAGES: readonly (readonly [string, string])[] = [
  ['filing', renderFilingPage(filingPage(troubled))],
  ['empty filing', renderFilingPage(filingPage(null))],
  ['upload form', uploadFormHtml],
  ['review', renderDecisionPage(decisionPage('review'))],
  ['approval', renderDecisionPage(decisionPage('approval'))],
  ['confirm decision', confirmHtml],
  ['code', codeHtml],
  ['stop', renderStopPage(stopPage('open'))],
  ['board', renderBoardPage(boardPage())],
  ['publisher filing', renderPublisherFilingPage(publisherFilingPage())],
  ['message', renderMessagePage(messagePage('link-expired'))],
  ['entry', renderEntryPage({ publicSiteUrl: 'https://site.example.invalid/' })],
];

describe.each(PAGES)('the %s page', (_name, html) => {
  const page = readPage(html);

  it('has a language, a title, one main heading and a main landmark', () => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(byTag(page, 'html')[0]?.attributes['lang']).toBe('zh-CN');
    expect(byTag(page, 'title')[0]?.text).not.toBe('');
    expect(byTag(page, 'h1')).toHaveLength(1);
    expect(byTag(page, 'main')).toHaveLength(1);
  });

  it('gives every id once', () => {
    const ids = all(page, (element) => 'id' in element.attributes).map((element) => element.attributes['id']);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('labels every field that a person fills in', () => {
    const labelled = new Set(byTag(page, 'label').map((label) => label.attributes['for']));
    const inLabel = new Set(byTag(page, 'label').flatMap((label) => byTag(label, 'input')));
    const fields = all(page, (element) => ['input', 'textarea', 'progress'].includes(element.tag)).filter(
      (field) => field.attributes['type'] !== 'hidden',
    );
    for (const field of fields) {
      expect('aria-label' in field.attributes || inLabel.has(field) || labelled.has(field.attributes['id'] ?? '')).toBe(
        true,
      );
    }
  });

  it('points every description at something that is there', () => {
    for (const attribute of ['aria-describedby', 'aria-labelledby']) {
      for (const element of all(page, ({ attributes }) => attribute in attributes)) {
        for (const id of (element.attributes[attribute] ?? '').split(' ')) expect(byId(page, id)).toBeDefined();
      }
    }
  });

  it('holds no style attribute, no handler and nothing from elsewhere, so that the policy can forbid them', () => {
    for (const { attributes, tag } of all(page, () => true)) {
      expect(Object.keys(attributes).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
      expect(tag === 'link' || 'src' in attributes).toBe(false);
    }
  });

  it('carries exactly the style and script that the policy allows by digest', () => {
    const policy = deskContentSecurityPolicy();
    for (const tag of ['style', 'script']) {
      const [block] = byTag(page, tag);
      const digest = createHash('sha256')
        .update(block?.text ?? '')
        .digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${digest}'`);
    }
  });
});

describe('the token of the session', () => {
  const FREE = [/^https:\/\/uploads\./, /^\/g\/[^/]+\/link$/, /^\/language$/, /^\/sign-in$/];

  it.each(PAGES)('stands in every form of the %s page but those that anybody may send', (_name, html) => {
    const forms = byTag(readPage(html), 'form').map(({ attributes, ...form }) => ({
      action: attributes['action'] ?? '',
      // What only looks something up says all of itself in its address, where no token belongs.
      looks: attributes['method'] === 'get',
      tokens: named({ attributes, ...form }, 'token').map((field) => field.attributes['value']),
    }));
    for (const { action, looks, tokens } of forms) {
      const isFree = looks || FREE.some((free) => free.test(action));
      expect({ action, tokens }).toEqual({ action, tokens: isFree ? [] : [TOKEN] });
    }
  });

  it('is put there by the one place that makes forms', () => {
    const folder = join(import.meta.dirname, '../../shared/desk');
    const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.tsx') && readFileSync(join(folder, name), 'utf8').includes('<form'),
    );
    // The others change nothing of anybody's, or go to S3; or nobody is known yet to whom a token could belong.
    const free = ['board-filter', 'entry', 'form-ended', 'message', 'my-desk', 'upload-form', 'verify'].map(
      (name) => `pages/${name}.tsx`,
    );
    expect(makers.sort()).toEqual([...free, 'parts/language-form.tsx', 'parts/post-form.tsx']);
  });
});

it('keeps the stylesheet under 20 KB', () => {
  expect(Buffer.byteLength(deskStylesheet)).toBeLessThan(20 * 1024);
});

it('has a script that parses and that cannot end its element', () => {
  expect(() => new Script(deskScript)).not.toThrow();
  expect(deskScript).not.toMatch(/<\/script|<!--/i);
});

it('lets forms and uploads go to the uploads bucket only where it is named', () => {
  expect(deskContentSecurityPolicy('https://uploads.example.invalid')).toContain(
    "form-action 'self' https://uploads.example.invalid",
  );
  expect(deskContentSecurityPolicy()).toContain("form-action 'self';");
});

describe('the upload without script', () => {
  const page = readPage(uploadFormHtml);
  const form = formTo(page, uploadForm.url);

  it('carries every signed field before the file, and the file last', () => {
    const names = form ? byTag(form, 'input').map((input) => input.attributes['name']) : [];
    expect(names).toEqual([...Object.keys(uploadForm.fields), 'file']);
    for (const [name, value] of Object.entries(uploadForm.fields)) {
      expect(named(page, name)[0]?.attributes['value']).toBe(value);
    }
  });

  it('opens a new tab and says how long the form is valid', () => {
    expect(form?.attributes).toMatchObject({ target: '_blank', enctype: 'multipart/form-data', method: 'post' });
    expect(visible(page)).toContain('11:00 之前有效');
    expect(visible(page)).toContain('不超过 20 MB');
  });
});

it('offers a new link for the grant whose link has ended', () => {
  const { grant } = viewerOf('agency');
  const page = readPage(renderMessagePage(messagePage('link-expired', null, { kind: 'new-link', grant })));
  expect(formTo(page, `/g/${grant}/link`)).toBeDefined();
  expect(deedForms(readPage(renderMessagePage(messagePage('link-unknown'))))).toEqual([]);
});
