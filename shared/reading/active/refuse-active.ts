/** The one way in which a reader refuses active content: by kind and place. */
import { activeDetail, type ActiveKind, type ActivePlace } from '../../report/active-content.js';
import { refuse, type Refusal } from '../limits.js';

export function refuseActive(kind: ActiveKind, what: string, place: ActivePlace = { in: 'document' }): Refusal {
  return refuse('active-content', activeDetail({ kind, what, place }));
}
