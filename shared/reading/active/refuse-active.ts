/** The one way in which a reader refuses active content: by kind and place. */
import { activeDetail, type ActiveKind, type ActivePlace } from '#shared/report/active-content.js';
import { refuse, type ReadingRefusal } from '../limits.js';

export function refuseActive(kind: ActiveKind, what: string, place: ActivePlace = { in: 'document' }): ReadingRefusal {
  return refuse('active-content', activeDetail({ kind, what, place }));
}
