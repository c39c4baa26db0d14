/** Whose reports a total is the sum of, by whom and when that was said: it stands wherever the total does. */
import type { Agency } from '#shared/season/model.js';
import type { Scope } from '#shared/totals/scope.js';
import type { Texts } from '#shared/words/texts.js';

interface Props {
  readonly t: Texts;
  readonly scope: Scope;
  readonly roster: readonly Agency[];
}

export function ScopeLine({ t, scope, roster }: Props) {
  const names = new Map<string, string>(roster.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);
  const { kinds, subordinates, below, declared } = scope;
  const words = t.totals.scope({
    ...{ kinds, subordinates, below },
    groups: named(scope.groups ?? []),
    except: named(scope.except),
  });
  return (
    <p>
      <b>{t.totals.scopeTitle + t.punctuation.colon}</b>
      {words}
      {t.punctuation.gap}
      <span class="quiet">
        {declared === null ? t.totals.undeclared : t.totals.declared(declared.by.name, t.dates.instant(declared.at))}
      </span>
    </p>
  );
}
