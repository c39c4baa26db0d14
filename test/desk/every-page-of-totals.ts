/** The pages of totals, as `every-page.ts` draws them. */
import { renderCellPage } from '#shared/desk/pages/totals-cell.js';
import { renderScopePage } from '#shared/desk/pages/totals-scope.js';
import { renderTotalsPage } from '#shared/desk/pages/totals.js';
import type { ScopePage, TotalsPage } from '#shared/desk/totals-views.js';
import { AREA_RULES, runRules } from '#shared/rules/index.js';
import { areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { areaTotals } from '#shared/totals/area-totals.js';
import { figuresOf } from '#shared/totals/figures.js';
import type { Scope } from '#shared/totals/scope.js';
import type { Agency } from '#shared/season/model.js';
import { contributionsTo, memberKey, scopeSum, type ScopeSum } from '#shared/totals/scope-sum.js';
import { recordOf } from '../builders/record.js';
import { distinctValues } from '../builders/values.js';
import { agencyOf, PUBLISHER, scopeOf } from '../totals/seasons.js';
import type { Draw, Drawn } from './draw.js';
import { season, TODAY, viewerOf } from './views.js';

const common = { viewer: viewerOf('publisher'), season, today: TODAY };
/** Of names that findings quote: whose language is no page's. */
const named = (id: string, more: Partial<Agency> = {}) => agencyOf({ id, name: `Agency ${id}`, ...more } as never);
const government = named('zhengfu', { kind: 'government' });
const roster = [government, ...Array.from({ length: 130 }, (_, n) => named(`a${n}`))];

function sumOf(more: Partial<Scope>, without: number): ScopeSum {
  const counted = roster.slice(1, without === 0 ? undefined : -without);
  const accepted = counted.map((agency, n) => {
    const form = n % 3 === 0 ? '2021-short' : '2021';
    const record = recordOf(distinctValues(n), { form, cells: { 'activeDisclosure.rules.issued': '/' } });
    return [memberKey(agency), { figures: figuresOf(1, record), state: 'approved' as const }] as const;
  });
  return scopeSum({ ...scopeOf({ government: government.id }), ...more }, roster, new Map(accepted));
}

const declared = { by: PUBLISHER as never, at: '2026-01-12T02:00:00.000Z' };
const [growing, whole, nothing] = [sumOf({}, 120), sumOf({ declared }, 0), sumOf({}, 130)];

function view(sum: ScopeSum, more: Partial<TotalsPage> = {}): TotalsPage {
  const record = areaDraftRecord({ sum, last: null }, { agencyName: government.name, year: 2025 });
  const area = areaTotals(sum, roster, null);
  const { findings } = runRules(AREA_RULES, record, { agencyKind: 'government', area });
  return {
    ...{ ...common, sum, roster, last: null, government, areaNames: new Map(), saved: false },
    checked: { of: 'draft', record, findings },
    ...more,
  };
}

export function pagesOfTotals(draw: Draw): Drawn[] {
  const cell = 'requests.newlyReceived@total' as const;
  const form: ScopePage = {
    ...{ ...common, roster, choice: whole.scope, groups: '', except: 'Agency a1', hasBelow: true },
    ...{ problems: [], refusal: null },
  };
  return [
    draw('totals, growing', renderTotalsPage, view(growing)),
    draw('totals, whole', renderTotalsPage, view(whole, { last: growing, saved: true })),
    draw('totals, none', renderTotalsPage, view(nothing, { government: null, checked: null })),
    draw('totals, of a cell', renderCellPage, {
      ...{ ...common, sum: whole, roster, cell, contributions: contributionsTo(whole, cell) },
      ...{ page: 1, areaNames: new Map() },
    }),
    draw('totals, of a cell without number', renderCellPage, {
      ...{ ...common, sum: growing, roster, cell: 'activeDisclosure.rules.issued' },
      ...{ contributions: contributionsTo(growing, 'activeDisclosure.rules.issued'), page: 1, areaNames: new Map() },
    }),
    draw('scope of totals', renderScopePage, form),
    draw('scope of totals, with problems', renderScopePage, {
      ...form,
      problems: [
        { field: 'kinds', code: 'none', names: [] },
        { field: 'groups', code: 'unknown', names: ['没有这个局'] },
        { field: 'except', code: 'too-many', names: [] },
      ],
    }),
    draw('scope of totals, refused', renderScopePage, { ...form, refusal: { code: 'busy' } }),
  ];
}
