/** Every entrance of bytes that somebody else wrote. entrances.ts says which files of the product stand behind them. */
import type { Target } from './target.js';
import { DOCUMENT_TARGETS } from './targets/documents.js';
import { CHILD_TARGETS } from './targets/answers-of-children.js';
import { MESSAGE_TARGETS } from './targets/messages.js';
import { PROOF_TARGETS } from './targets/proofs.js';
import { WORKBOOK_TARGETS } from './targets/workbooks.js';

export const TARGETS: readonly Target[] = [
  ...DOCUMENT_TARGETS,
  ...WORKBOOK_TARGETS,
  ...CHILD_TARGETS,
  ...MESSAGE_TARGETS,
  ...PROOF_TARGETS,
];
