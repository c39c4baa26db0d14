/** Starts both recognisers; whoever reads pictures says so and gets them. */
import { startPaddle } from './paddle.js';
import type { Recognisers } from './recogniser.js';
import { startTesseract } from './tesseract.js';

export async function startRecognisers(): Promise<Recognisers> {
  return { first: await startPaddle(), second: await startTesseract() };
}
