/** How a person comes in, stays and goes: by a mailed link, for a new one, with a language and habits of their own. */
import type { FunctionEntry } from '../function-entry.js';
import { DESK } from '../variables.js';

export const ENTRANCE_FUNCTIONS = {
  'open-link': { trigger: { on: 'http', routes: ['GET /l/{secret}'], pace: 'opening' }, variables: DESK },
  'request-link': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/link'], pace: 'mailing' },
    variables: [...DESK, 'NEW_LINK_MINUTES'],
  },
  'open-item': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/items/{item}', 'GET /g/{grant}/next'] },
    variables: DESK,
  },
  'sign-in': {
    trigger: { on: 'http', routes: ['POST /sign-in', 'POST /g/{grant}/desk'], pace: 'mailing' },
    variables: [...DESK, 'NEW_LINK_MINUTES', 'LINK_DAYS'],
  },
  'sign-out': { trigger: { on: 'http', routes: ['POST /g/{grant}/sign-out'] }, variables: DESK },
  'choose-language': {
    trigger: { on: 'http', routes: ['POST /language', 'POST /g/{grant}/language'] },
    variables: DESK,
  },
  'set-preferences': { trigger: { on: 'http', routes: ['POST /g/{grant}/preferences'] }, variables: DESK },
} as const satisfies Record<string, FunctionEntry>;
