/** Files of last year's reports of all agencies, of every kind, for the tests of their page. */
import type { LastYearPage, LastYearRow } from '#shared/desk/last-year-views.js';
import type { UploadFormPage } from '#shared/desk/upload-views.js';
import { lastYearFileSchema, type LastYearDoubt, type LastYearFile } from '#shared/filing/last-year.js';
import { agency, agencyOf, season, TODAY, viewerOf } from './views.js';

const UPLOAD = '0b8f2f0e-7a55-4a53-9d0a-2f4f2c7d1a10';

export function lastYearRow(
  n: number,
  more: Partial<LastYearFile> = {},
  doubts: readonly LastYearDoubt[] = [],
  proposed: LastYearRow['proposed'] = null,
): LastYearRow {
  const file = lastYearFileSchema.parse({
    ...{ id: `${UPLOAD}-${n}`, area: 'home', year: 2025, name: '报告/一.docx', state: 'read', arrival: null },
    ...{
      digest: String(n).repeat(64),
      refusal: null,
      says: { agencyName: '云溪县教育局', year: 2024 },
      match: 'jiaoyu',
    },
    ...{ counts: { read: 198, unread: 2, block: 1, explain: 2 }, chosen: null, at: '2026-01-10T00:00:00.000Z' },
    ...more,
  });
  return { file, doubts, isOut: doubts.includes('other-year'), proposed };
}

const other = agencyOf('minzheng', '云溪县民政局');
const unread = { says: null, counts: null, match: null } as const;

export function lastYearPage(more: Partial<LastYearPage> = {}): LastYearPage {
  return {
    ...{ viewer: viewerOf('publisher'), season, today: TODAY, agencies: [agency, other] },
    rows: [
      lastYearRow(1, {}, [], agency.id),
      lastYearRow(2, { name: '报告/二.pdf' }, ['several', 'no-year']),
      lastYearRow(3, { name: null, says: { agencyName: null, year: 2023 } }, ['other-year', 'no-name']),
      lastYearRow(4, { name: '报告/四.doc', state: 'refused', refusal: { code: 'encrypted', detail: '' }, ...unread }),
      lastYearRow(5, { name: '报告/五.html', state: 'taken', chosen: other.id }),
      lastYearRow(6, { says: { agencyName: '外县水利局', year: 2024 }, match: null }, ['same-file', 'nobody']),
    ],
    ...{ fault: null, twice: [], saved: null },
    ...more,
  };
}

export const lastYearForm: UploadFormPage = {
  ...{ viewer: viewerOf('publisher'), season, today: TODAY },
  asked: { of: 'last-year-all', back: '/g/somebody/last-year' },
  form: {
    url: 'https://uploads.example.invalid/',
    fields: { key: 'previous/home/2025/_all/x', Policy: 'p' },
    validUntil: '2026-01-19T02:30:00.000Z',
    maxBytes: 60 * 1024 * 1024,
  },
};
