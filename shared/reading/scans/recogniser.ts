/** What a recogniser of text is to the rest of this room. Two kinds that know nothing of each other are behind it. */
import type { LinePicture } from './line-picture.js';

export interface LineReading {
  readonly text: string;
  /** Its least certain character, from 0 to 1. */
  readonly certainty: number;
}

export interface Recogniser {
  readonly name: string;
  /** Each line by itself, in the order given; many at once cost less. */
  read(lines: readonly LinePicture[]): Promise<LineReading[]>;
}

/** The first reads everything, the second figures only. */
export interface Recognisers {
  readonly first: Recogniser;
  readonly second: Recogniser;
}

/** Starting them takes seconds: only where something is to be recognised. */
export type StartRecognisers = () => Promise<Recognisers>;
