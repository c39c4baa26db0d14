/** What the pages say of a report that came on paper, and of every other mark: to whoever files, decides, publishes, and looks back. */
import { describe, expect, test } from '@jest/globals';
import { textsIn } from '#shared/words/texts.js';
import type { Submission } from '#shared/filing/model.js';
import { marksOf } from '#shared/filing/marks.js';
import { drawIn } from './draw.js';
import { marked, pagesOfPaper } from './every-page-of-paper.js';
import { pagesOfThePublisher } from './every-page-of-the-publisher.js';
import { byTag, named, readPage, visible } from './page.js';
import { agency, inState, clean, filingPage, recorded, viewerOf } from './views.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';

const t = textsIn('zh');
const words = t.recording;
const draw = drawIn(t, (view) => view);
const pages = new Map([...pagesOfPaper(draw, t), ...pagesOfThePublisher(draw)]);
const textOf = (name: string) => visible(readPage(pages.get(name) ?? ''));
const { submission } = inState(clean, 'in-review', marked);

test('a report can bear all four marks', () => {
  expect(marksOf(submission)).toEqual(['late', 'recorded', 'stood-in', 'handed-out']);
  expect(marksOf({ ...submission, inTime: { day: '2026-01-15', deadline: '2026-01-15' } })).not.toContain('late');
});

describe.each(['paper, filed', 'paper, filed, to the contact', 'paper, review', 'paper, publisher', 'paper, release'])(
  'the page “%s”',
  (name) => {
    test('bears every mark, and says what stands behind each', () => {
      for (const mark of Object.values(words.marks)) expect(textOf(name)).toContain(mark);
      for (const fact of ['2026年1月17日', '办公室张敏', '钱代录', '单位没有联网', words.lateBy('2026年1月15日')])
        expect(textOf(name)).toContain(fact);
      // To whoever filed it, it is a question; to those who decide, a fact to be asked about.
      const note = name.startsWith('paper, filed') ? words.handedOutToAgency : words.handedOutNote;
      expect(textOf(name)).toContain(note('周明', t.dates.instant('2026-01-16T02:00:00Z')));
    });
  },
);

describe('whoever records', () => {
  test.each(['paper, to record', 'paper, draft', 'paper, filed'])('is told for whom, on the page “%s”', (name) => {
    expect(textOf(name)).toContain(words.banner(agency.name));
    expect(textOf(name)).toContain(t.names.roles.recorder);
  });

  test('has no button to withdraw what the agency sent itself', () => {
    const filed = (more: Partial<Submission>) =>
      renderFilingPage(filingPage(inState(clean, 'in-review', more), { viewer: viewerOf('recorder') }), t);
    expect(filed({ recorded })).toContain('/withdraw"');
    expect(filed({})).not.toContain('/withdraw"');
  });

  test('is not what the contact is told', () => {
    expect(textOf('paper, filed, to the contact')).not.toContain(words.banner(agency.name));
    expect(textOf('paper, expected')).toContain(words.expected('钱代录', '2026年1月17日'));
  });
});

test('the publisher’s page names who records, and the way to end it', () => {
  expect(textOf('paper report, given')).toContain(words.endHint('钱代录'));
  expect(textOf('paper report, given')).toContain('办公室张敏');
  // Saved: it is folded, holds what stands, and leads on to the report.
  const saved = readPage(pages.get('paper report, given') ?? '');
  expect(byTag(saved, 'summary').map(({ text }) => text)).toContain(words.change);
  expect(named(saved, 'recorderName')[0]?.attributes['value']).toBe('钱代录');
  expect(named(saved, 'recorderAddress')[0]?.attributes['value']).toBe(recorded.person.address);
  expect(byTag(saved, 'a').map(({ text }) => text)).toContain(words.backTo(agency.name));
  expect(textOf('paper report')).not.toContain(words.change);
  expect(textOf('paper report, closed')).not.toContain(words.button);
  expect(textOf('paper report, with problems')).toContain('2025-12-01 与今天（2026-01-19）');
});
