/**
 * Pictures of a PDF's pages out of a process of their own. They are a help for people and prove nothing: where the
 * process does not live to paint them all, those that are whole are given, and reading and filing go on without the rest.
 */
import { join } from 'node:path';
import type { PagePicture, PictureLimits } from '../pictures/picture.js';
import { joinInput, READY } from './child-answer.js';
import type { PictureRequest } from './picture-child.js';
import { besideThisModule, ReaderBroken } from './read-isolated.js';
import { CHILD_LIMITS, runChild, type ChildLimits } from './run-child.js';
import { withSecondTry } from './second-try.js';
import { wholePictures } from './whole-pictures.js';

export interface PictureOptions {
  readonly folder?: string;
  readonly limits?: Partial<PictureLimits>;
  readonly child?: Partial<ChildLimits>;
}

/** Painting may cost twice what reading costs. */
export const PICTURE_CHILD: ChildLimits = { ...CHILD_LIMITS, cpuMilliseconds: 20_000, answerBytes: 32 * 1024 * 1024 };

export async function picturePages(
  bytes: Uint8Array,
  pages: readonly number[],
  options: PictureOptions = {},
): Promise<PagePicture[]> {
  if (pages.length === 0) return [];
  const request: PictureRequest = { pages, limits: options.limits ?? {} };
  const entry = join(options.folder ?? besideThisModule(), 'picture-child.mjs');
  const input = joinInput(request, bytes);
  const limits = { ...PICTURE_CHILD, ...options.child };
  const run = await withSecondTry(() => runChild(entry, input, limits));
  if (run.end === 'left' && !run.answer.subarray(0, READY.length).equals(Buffer.from(READY))) {
    throw new ReaderBroken(`left with ${run.exitCode} before it began: ${run.complaint.slice(-500)}`);
  }
  return wholePictures(run.answer.subarray(READY.length));
}
