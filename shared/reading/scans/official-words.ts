/**
 * A recogniser mistakes a character of a long label now and then; the label is the form's all the same. What is read is
 * taken for the one official word that it nearly is, or left as it is. Words that state a unit are never mended: 元 and
 * 万元 are a character apart.
 */
import {
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_GROUPS,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
  type Bilingual,
} from '#shared/report/labels.js';
import { TRIAL_TABLE2_BLOCKS, type PrintedBlock } from '#shared/report/trial-form.js';
import { normaliseLabel } from '../normalise.js';
import { relativeDistance } from '../tables/edit-distance.js';

/** Of its characters may be misread. */
const MISREAD = 0.26;
/** In a shorter word one character makes another word. */
const SHORTEST = 4;

const blockWords = ({ article, columns, rows }: PrintedBlock): Bilingual[] => [
  article,
  ...columns,
  ...rows.map(({ label }) => label),
];

const WORDS = [
  TABLE2_CORNER,
  ...TABLE2_BLOCKS.flatMap(blockWords),
  ...TRIAL_TABLE2_BLOCKS.flatMap(blockWords),
  TABLE3_APPLICANTS,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  ...Object.values(TABLE3_COLUMN_LABELS),
  ...Object.values(TABLE3_GROUPS),
  ...Object.values(TABLE3_ROW_LABELS),
  TABLE4_LITIGATION,
  ...Object.values(TABLE4_GROUP_LABELS),
  ...Object.values(TABLE4_RESULT_LABELS),
]
  .map(({ zh }) => zh)
  .filter((word) => !word.includes('单位'));
const OFFICIAL = [...new Set(WORDS)].map((word) => ({ word, folded: normaliseLabel(word) }));

export function officialWord(read: string): string {
  const folded = normaliseLabel(read);
  if (folded.length < SHORTEST) return read;
  const near = OFFICIAL.map(({ word, folded: wanted }) => ({ word, distance: relativeDistance(folded, wanted) }))
    .filter(({ distance }) => distance <= MISREAD)
    .sort((a, b) => a.distance - b.distance);
  const [best, rival] = near;
  if (best === undefined || best.distance === rival?.distance) return read;
  return best.word;
}
