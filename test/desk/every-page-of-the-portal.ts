/** Checks of a portal and the page that shows them, as `every-page.ts` draws them. */
import { renderPortalPage } from '#shared/desk/pages/portal.js';
import type { PortalPage } from '#shared/desk/portal-views.js';
import { judgedBy } from '#shared/desk/show-portal.js';
import { portalCheckSchema, type PortalCheck } from '#shared/filing/portal-check.js';
import type { PortalPart } from '#shared/filing/portal-standing.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { recordOf } from '../builders/record.js';
import { distinctValues } from '../builders/values.js';
import type { Draw, Drawn } from './draw.js';
import { agency, season, TODAY, viewerOf } from './views.js';

const SUBMISSION = submissionIdSchema.parse('home.2025-jiaoyu-2');
export const approved = recordOf(distinctValues(4));

export function portalCheck(
  part: PortalPart,
  result: PortalCheck['result'],
  more: Partial<PortalCheck> = {},
): PortalCheck {
  return portalCheckSchema.parse({
    ...{ arrival: { key: 'portal/home/2025/jiaoyu/x', versionId: 'v' }, digest: null, n: 2, part, result },
    ...{ by: agency.contact, role: 'agency', at: '2026-02-12T03:00:00.000Z', statedOn: null, typedOn: null, ...more },
  });
}

export const differing: PortalCheck['result'] = {
  is: 'differs',
  cells: [
    { cell: 'requests.newlyReceived@total', approved: '17', portal: '71' },
    { cell: 'review.total', approved: '', portal: null },
    { cell: 'otherHandling.total@total', approved: '3', portal: '' },
  ],
  sections: [{ number: 5, missing: ['无'], added: ['无'] }],
};

export function portalPage(checks: Partial<PortalPage['checks']> = {}, more: Partial<PortalPage> = {}): PortalPage {
  const both = { page: null, file: null, ...checks };
  return {
    ...{ viewer: viewerOf('agency'), season, today: TODAY, agency, submission: SUBMISSION, checks: both },
    ...judgedBy(approved, both, season.year),
    ...{ awaiting: false, back: '/g/somebody', ...more },
  };
}

export function pagesOfThePortal(draw: Draw): Drawn[] {
  const same = { is: 'same' } as const;
  const [early, typed] = [{ statedOn: '2025-12-25' }, { typedOn: '2026-01-20' }];
  return [
    draw('portal, nothing checked', renderPortalPage, portalPage({}, { awaiting: true })),
    draw(
      'portal, differs',
      renderPortalPage,
      portalPage({ page: portalCheck('page', differing, early), file: portalCheck('file', same) }),
    ),
    draw(
      'portal, the same',
      renderPortalPage,
      portalPage({ page: portalCheck('page', same, typed), file: portalCheck('file', same) }),
    ),
    draw(
      'portal, another report',
      renderPortalPage,
      portalPage(
        {
          page: portalCheck('page', { is: 'other-report', agencyName: null, year: 2024 }),
          file: portalCheck('file', { is: 'unreadable', refusal: { code: 'scanned', detail: '' } }),
        },
        { season: { ...season, state: 'archived' } },
      ),
    ),
  ];
}
