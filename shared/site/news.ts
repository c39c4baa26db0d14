/** What the feed keeps of a report. */
import { isHistory, type PublishedSummary } from './model.js';
import { newest } from './feed.js';
import type { News } from './site-state.js';

export function newsOf({ year, agency, version, publishedAt, correction, takenDown }: PublishedSummary): News {
  return { year, agency, version, publishedAt, correction, takenDown };
}

/** What was known with what changed since; of each report the last word. Reports of earlier years are no news. */
export function withNews(known: readonly News[], all: readonly PublishedSummary[]): News[] {
  const changed = all.filter((summary) => !isHistory(summary));
  const same = (a: News) => (b: { readonly year: number; readonly agency: { readonly id: string } }) =>
    a.year === b.year && a.agency.id === b.agency.id;
  return newest([...known.filter((one) => !changed.some(same(one))), ...changed.map(newsOf)]);
}
