/** How a season is set up, begins, is changed, changes hands and ends. */
import type { FunctionEntry } from '../function-entry.js';
import { DESK, PUBLISHER_DESK } from '../variables.js';

export const SEASON_FUNCTIONS = {
  'answer-setup': { trigger: { on: 'http', routes: ['POST /g/{grant}/set-up/{question}'] }, variables: DESK },
  'begin-season': { trigger: { on: 'http', routes: ['POST /g/{grant}/begin'] }, variables: [...DESK, 'LINK_DAYS'] },
  'appoint-publisher': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/publisher'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'change-season': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/season/deadlines',
        'POST /g/{grant}/season/missing',
        'POST /g/{grant}/season/office',
        'POST /g/{grant}/season/substitute',
        'POST /g/{grant}/season/deciders',
        'POST /g/{grant}/season/scope',
      ],
    },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'turn-season': {
    trigger: {
      on: 'http',
      routes: ['POST /g/{grant}/season/close', 'POST /g/{grant}/season/archive', 'POST /g/{grant}/season/reopen'],
    },
    variables: PUBLISHER_DESK,
  },
  'begin-next-season': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/season/next'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
} as const satisfies Record<string, FunctionEntry>;
