/**
 * The one place where a form of the desk is made: it posts to the grant's own address and carries the session's token.
 * Only those that anybody may send are none of these (a new link, the language of a page for everybody, a number to verify),
 * and the one that sends a file to S3.
 */
import type { Child } from 'hono/jsx';
import { TOKEN_FIELD } from '#shared/access/sessions.js';
import type { Viewer } from '../views.js';

interface PostFormProps {
  readonly viewer: Viewer;
  /** Below `/g/{grant}`. */
  readonly to: `/${string}`;
  readonly children?: Child;
  readonly id?: string;
  readonly class?: string;
  readonly enctype?: 'multipart/form-data';
  readonly [data: `data-${string}`]: string;
}

export function PostForm({ viewer, to, children, ...attributes }: PostFormProps) {
  return (
    <form method="post" action={`/g/${viewer.grant}${to}`} {...attributes}>
      <input type="hidden" name={TOKEN_FIELD} value={viewer.token} />
      {children}
    </form>
  );
}
