/** The publisher's page of one agency, as a person reads it. */
import { expect, test } from '@jest/globals';
import type { AgencyPage } from '#shared/desk/agency-views.js';
import { valuesOf } from '#shared/season/roster/one-agency.js';
import { renderAgencyPage } from './in-chinese.js';
import { byId, formTo, named, readPage, visible } from './page.js';
import { agency, season, TODAY, viewerOf } from './views.js';

const GRANT = `/g/${viewerOf('publisher').grant}`;
function page(more: Partial<AgencyPage> = {}) {
  const view = {
    ...{ viewer: viewerOf('publisher'), season, today: TODAY, agency, predecessors: '' },
    ...{ values: valuesOf(agency, season, [agency]), problems: [], fault: null, done: null },
    day: { deadline: agency.deadline, reason: '' },
    ...more,
  };
  return readPage(renderAgencyPage(view));
}
const formOf = (path: string, more?: Partial<AgencyPage>) =>
  formTo(page(more), `${GRANT}/filings/${agency.id}/${path}`);

test('shows what the roster says in fields, the season’s people as empty ones', () => {
  const form = formOf('agency');
  expect(named(form!, 'name')[0]?.attributes['value']).toBe(agency.name);
  expect(named(form!, 'reviewerName')[0]?.attributes['value']).toBe('');
  expect(named(form!, 'id')).toEqual([]);
});

test('says beside a field what is wrong, and at the top with a link', () => {
  const problems = [{ line: 1, field: 'contactAddress', code: 'bad-address', value: 'x' }] as const;
  const wrong = page({ problems });
  expect(byId(wrong, 'field-contactAddress')?.attributes['aria-invalid']).toBe('true');
  expect(byId(wrong, 'field-contactAddress-notes')?.text).toContain('邮箱地址不正确');
  expect(visible(page({ fault: 'reason-missing' }))).toContain('请填写原因');
});

test('lets an agency be taken off with a reason, and one that is off be taken back', () => {
  expect(formOf('removal')).toBeDefined();
  expect(formOf('return')).toBeUndefined();
  const removed = { ...agency, removed: { at: '2026-01-10T00:00:00Z', reason: '撤并' } };
  expect(formOf('removal', { agency: removed })).toBeUndefined();
  expect(formOf('merger', { agency: removed })).toBeUndefined();
  expect(formOf('return', { agency: removed })).toBeDefined();
  expect(visible(page({ agency: removed }))).toContain('原因：撤并');
});

test('says where the new link goes once another address was saved', () => {
  expect(visible(page({ done: 'readdressed' }))).toContain(`新链接正在发到 ${agency.contact.address}；发到旧邮箱的`);
});

test('names what it was called before', () => {
  const renamed = { ...agency, formerNames: [{ name: '云溪县教育委员会', until: '2019-03-01' }] };
  expect(visible(page({ agency: renamed }))).toContain('云溪县教育委员会（用到2019年3月1日）');
});

test('its deadline can be set apart with a reason, says whether it follows its kind, and is no matter of a closed season', () => {
  const form = formOf('deadline');
  expect(named(form!, 'deadline')[0]?.attributes['value']).toBe(agency.deadline);
  expect(visible(page())).toContain('与部门的截止日期相同');
  expect(visible(page({ agency: { ...agency, deadline: '2026-02-10' } }))).toContain('部门的截止日期是 2026年1月31日');
  const wrong = page({ fault: 'bad-day', day: { deadline: '31 日', reason: '搬家' } });
  expect(byId(wrong, 'field-deadline')?.attributes).toMatchObject({
    type: 'text',
    value: '31 日',
    'aria-invalid': 'true',
  });
  expect(byId(wrong, 'field-deadline-reason')?.attributes['value']).toBe('搬家');
  expect(formOf('deadline', { season: { ...season, state: 'closed' } })).toBeUndefined();
});
