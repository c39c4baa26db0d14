/** The pages about reminders, as the publisher reads them. */
import { describe, expect, test } from '@jest/globals';
import type { RemindersPage } from '#shared/desk/reminder-views.js';
import { fileMatter } from '#shared/reminders/due.js';
import { forecast, noteOf } from '#shared/reminders/forecast.js';
import { renderReminderPreview, renderRemindersPage } from './in-chinese.js';
import { byTag, readPage, visible } from './page.js';
import { agency, agencyOf, season, TODAY, viewerOf } from './views.js';

const report = { agency, filing: null, decision: null };
const view: RemindersPage = {
  viewer: viewerOf('publisher'),
  season,
  today: TODAY,
  days: forecast({ season, reports: [report] }, [], '2026-01-24'),
  pause: null,
  sent: [],
  names: new Map([['jiaoyu', agency.name]]),
  done: null,
  attempt: null,
};
const textOf = (page: RemindersPage) => visible(readPage(renderRemindersPage(page)));

describe('the page about reminders', () => {
  test('says who gets what in the days to come', () => {
    const text = textOf(view);
    expect(text).toContain('2026年1月24日：1 人');
    expect(text).toContain('云溪县教育局：报送（截止1月31日，还有 7 天）');
    expect(text).toContain('2026年1月28日：1 人');
  });

  test('shows why reminders stand still, by whom, and the one button that lets them go on', () => {
    const pause = {
      area: season.area,
      year: season.year,
      reason: '正在电话通知',
      by: season.publisher,
      at: '2026-01-19T02:00:00.000Z',
    };
    const html = renderRemindersPage({ ...view, pause });
    expect(visible(readPage(html))).toContain('周明于2026年1月19日 10:00 暂停：正在电话通知');
    expect(visible(readPage(html))).not.toContain('还有 7 天');
    expect(html).toContain('value="resume"');
  });

  test('tells what was sent, by the calendar or by whom', () => {
    const reminder = { person: agency.contact, matters: [fileMatter(report)] };
    const notes = [null, season.publisher].map((by) => noteOf(season, reminder, TODAY, by));
    const text = textOf({ ...view, sent: notes });
    expect(text).toContain('按日程');
    expect(text).toContain('周明点的提醒');
  });

  test('of a season that is over offers nothing', () => {
    const html = renderRemindersPage({ ...view, season: { ...season, state: 'closed' } });
    expect(visible(readPage(html))).toContain('年报季已经结束');
    expect(html).not.toContain('/reminders/pause');
  });

  test('asks for a reason where none was given, at its field', () => {
    const html = renderRemindersPage({
      ...view,
      attempt: { refusal: { code: 'reason-missing' }, typed: { reason: '' } },
    });
    expect(html).toContain('aria-invalid');
    expect(html).toContain('role="alert"');
  });
});

describe('the preview of a reminder', () => {
  const preview = {
    viewer: viewerOf('publisher'),
    season,
    today: TODAY,
    agencies: ['jiaoyu', 'minzheng'],
    reminders: [{ person: agency.contact, matters: [fileMatter(report)] }],
    leftOut: [{ agency: agencyOf('minzheng', '云溪县民政局'), why: 'not-invited' as const }],
    sample: null,
  };

  test('names who is reached, who is left out and why, and carries the selection on', () => {
    const page = readPage(renderReminderPreview(preview));
    expect(visible(page)).toContain(agency.contact.address);
    expect(visible(page)).toContain('还没有邀请，请先邀请');
    const carried = byTag(page, 'input').map(({ attributes }) => attributes['value'] ?? '');
    expect(carried).toEqual(expect.arrayContaining(['yes', 'jiaoyu', 'minzheng']));
  });

  test('offers no button where nobody can be reminded', () => {
    const page = renderReminderPreview({ ...preview, reminders: [] });
    expect(visible(readPage(page))).toContain('没有可以提醒的人');
    expect(page).not.toContain('name="confirmed"');
  });
});
