/** Whose reports a sum is of, in words: it stands wherever the sum does. */
import type { Texts } from '#shared/words/texts.js';
import type { PublicScope } from './scope.js';

export function scopeText(scope: PublicScope, t: Texts): string {
  const { kinds, groups, subordinates, except, below, declared } = scope;
  if (declared === null) return t.contributions.usual;
  return t.contributions.scope({
    kinds: kinds.map((kind) => t.site.agencyKinds[kind]),
    groups: groups?.map(({ name }) => name) ?? [],
    ...{ inParent: subordinates === 'in-parent', except, below: below !== 'none' },
    declared: t.dates.day(declared),
  });
}

export function ScopeText({ scope, t }: { readonly scope: PublicScope; readonly t: Texts }) {
  return <p>{scopeText(scope, t)}</p>;
}
