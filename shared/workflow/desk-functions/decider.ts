/** What those do who review and approve: deciding, one or several at once, handing over, stopping what was not theirs. */
import type { FunctionEntry } from '../function-entry.js';
import { DESK, PROOF } from '../variables.js';

export const DECIDER_FUNCTIONS = {
  'save-comments': { trigger: { on: 'http', routes: ['POST /g/{grant}/comments'] }, variables: DESK },
  decide: { trigger: { on: 'http', routes: ['POST /g/{grant}/decision'] }, variables: [...DESK, ...PROOF] },
  'decide-several': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/look', 'POST /g/{grant}/several'] },
    variables: [...DESK, ...PROOF],
  },
  delegate: {
    trigger: { on: 'http', routes: ['POST /g/{grant}/delegations', 'POST /g/{grant}/delegations/end'] },
    variables: [...DESK, 'LINK_DAYS', 'DECISION_DAYS'],
  },
  'stop-filing': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/stop'] },
    variables: [...DESK, 'CHECKPOINT_KEY_ID'],
  },
} as const satisfies Record<string, FunctionEntry>;
