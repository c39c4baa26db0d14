/** The text of a report is Chinese, whoever drafts it in whatever language. */
import type { Texts } from '../texts.js';
import { areaDraft as zh } from '../zh/area-draft.js';

export const areaDraft: Texts['areaDraft'] = zh;
