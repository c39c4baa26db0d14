/**
 * Chooses the route of an HTTP API for a request: an exact segment before a variable before a greedy variable, a
 * route of the very method before ANY, `$default` last.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export interface RouteMatch<R> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface RouteTable<R> {
  find(method: string, path: string): RouteMatch<R> | undefined;
}

interface Candidate<R> {
  readonly route: R;
  readonly method: string;
  readonly segments: readonly string[];
  readonly rank: string;
}

const VARIABLE = /^\{([^+}]+)(\+?)\}$/;

export function createRouteTable<R extends { readonly key: string }>(routes: readonly R[]): RouteTable<R> {
  const fallback = routes.find(({ key }) => key === '$default');
  const candidates: Candidate<R>[] = routes
    .filter(({ key }) => key !== '$default')
    .map((route) => {
      const [method = '', path = ''] = route.key.split(' ');
      const segments = path.split('/').slice(1);
      return { route, method, segments, rank: rankOf(segments, method) };
    })
    .sort((left, right) => (left.rank < right.rank ? -1 : 1));
  return {
    find(method, path) {
      const asked = path.split('/').slice(1);
      for (const candidate of candidates) {
        if (candidate.method !== 'ANY' && candidate.method !== method) continue;
        const pathParameters = take(candidate.segments, asked);
        if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
      }
      return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
    },
  };
}

/** Sorts as text: segment by segment exact (0), variable (1), greedy (2); then the method. */
function rankOf(segments: readonly string[], method: string): string {
  const kinds = segments.map((segment) => {
    const variable = VARIABLE.exec(segment);
    return variable === null ? '0' : variable[2] === '+' ? '2' : '1';
  });
  return `${kinds.join('')}~${method === 'ANY' ? '1' : '0'}`;
}

function take(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const variable = VARIABLE.exec(segment);
    const [, name = '', greedy] = variable ?? [];
    const value = greedy ? asked.slice(index).join('/') : asked[index];
    if (value === undefined || (variable !== null && value === '')) return undefined;
    if (variable === null && value !== segment) return undefined;
    if (variable !== null) parameters[name] = decoded(value);
    if (greedy) return parameters;
  }
  return segments.length === asked.length ? parameters : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
