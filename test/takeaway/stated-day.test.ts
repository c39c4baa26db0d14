/** The day on which a portal page says that it was published, by what such pages print above a report. */
import { expect, test } from '@jest/globals';
import { statedDay } from '#shared/takeaway/stated-day.js';

test.each<[string, readonly string[], string | null]>([
  ['a line of its own', ['示例县教育局2025年年度报告', '发布日期：2026-01-20'], '2026-01-20'],
  ['among others', ['来源：示例县教育局　发布时间：2026年1月5日 09:30　浏览次数：12'], '2026-01-05'],
  ['in full width', ['公开时间：２０２６．１．２０'], '2026-01-20'],
  ['twice the same', ['发布时间：2026-01-20', '发布日期：2026/1/20'], '2026-01-20'],
  ['two different ones', ['发布时间：2026-01-20', '公布日期：2026-01-21'], null],
  ['the day of writing', ['成文日期：2026-01-12', '生成日期：2026-01-12'], null],
  ['a period, not a day', ['统计期限为2025年1月1日至2025年12月31日。'], null],
  ['no day of the calendar', ['发布日期：2026-02-30'], null],
])('%s', (_what, opening, day) => expect(statedDay(opening)).toBe(day));
