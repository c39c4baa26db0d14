/** Name and value, as most pages list what is known of something. */
import type { Child } from 'hono/jsx';

/** One pair a line; pairs without a value are left out. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, Child | null])[] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value]) =>
        value === null ? null : (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}
