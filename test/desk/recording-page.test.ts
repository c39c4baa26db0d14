/** The page on which paper is entered: before, and after it was entered. */
import { expect, test } from '@jest/globals';
import { renderRecordingPage } from '#shared/desk/pages/recording.js';
import type { RecordingPage } from '#shared/desk/recording-views.js';
import { textsIn } from '#shared/words/texts.js';
import { all, byId, byTag, readPage, visible } from './page.js';
import { agency, recorder, season, TODAY, viewerOf } from './views.js';

const viewer = viewerOf('publisher');
const pageOf = (more: Partial<RecordingPage>) =>
  readPage(
    renderRecordingPage(
      {
        ...{ viewer, season, today: TODAY, agency, recorder: null, open: true },
        ...{ typed: {}, problems: [], refusal: null, done: null, ...more },
      },
      textsIn('zh'),
    ),
  );
const folds = (page: ReturnType<typeof pageOf>) =>
  byTag(page, 'details').filter((fold) => byTag(fold, 'summary').some(({ text }) => text === '改登记或换人…'));

test('shows the form at once where nothing is entered yet', () => {
  const page = pageOf({});
  expect(folds(page)).toEqual([]);
  expect(byId(page, 'field-receivedOn')?.attributes['value']).toBe(TODAY);
});

test('leads back once it is entered, and folds the form that would replace it, filled in with what was entered', () => {
  const page = pageOf({ recorder, done: 'given' });
  const [back] = all(page, ({ attributes }) => attributes['class'] === 'button');
  expect([back?.text.trim(), back?.attributes['href']]).toEqual([
    `返回${agency.name}`,
    `/g/${viewer.grant}/filings/${agency.id}`,
  ]);
  const [fold] = folds(page);
  expect(fold && 'open' in fold.attributes).toBe(false);
  const value = (id: string) => fold && byId(fold, id)?.attributes['value'];
  expect(['receivedOn', 'handedInBy', 'recorderName', 'recorderAddress'].map((name) => value(`field-${name}`))).toEqual(
    [...[recorder.receivedOn, recorder.handedInBy, recorder.person.name, recorder.person.address]],
  );
  expect(visible(page)).toMatch(/\d\d:\d\d 已请钱代录代录。/);
});

test('opens the form again where it was refused, with what was typed', () => {
  const typed = { handedInBy: '李四' };
  const page = pageOf({ recorder, typed, problems: [{ field: 'receivedOn', code: 'missing' }] });
  const [fold] = folds(page);
  expect(fold && 'open' in fold.attributes).toBe(true);
  expect(fold && byId(fold, 'field-handedInBy')?.attributes['value']).toBe('李四');
});
