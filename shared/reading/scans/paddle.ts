/**
 * The first recogniser: PP-OCRv4 for Chinese, run as WebAssembly by the ONNX Runtime. The only module that knows either.
 * What it says is what the model finds likeliest, character by character; nothing is guessed from a dictionary.
 */
import * as ort from 'onnxruntime-web/wasm';
import { engineFile } from './engine-files.js';
import { LINE_HEIGHT, type LinePicture } from './line-picture.js';
import type { LineReading, Recogniser } from './recogniser.js';

/** Pictures are widened to a multiple, so that the runtime meets few sizes. */
const WIDTH_STEP = 32;
/** Longer than any line of a page. */
const MOST_WIDTH = 4_096;
/** Of all pictures of a batch together: more takes memory and saves no time. */
const BATCH_WIDTH = 1_024;
const CHANNELS = 3;

export async function startPaddle(): Promise<Recogniser> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  ort.env.wasm.wasmBinary = engineFile('onnxruntime.wasm').buffer as ArrayBuffer;
  const session = await ort.InferenceSession.create(engineFile('recognition.onnx'), { executionProviders: ['wasm'] });
  // Class 0 is "no character"; after the listed ones comes the space.
  const characters = [
    '',
    ...new TextDecoder().decode(engineFile('characters.txt')).replace(/\n$/, '').split('\n'),
    ' ',
  ];
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    name: 'pp-ocrv4',
    async read(lines) {
      const readings: LineReading[] = lines.map(() => ({ text: '', certainty: 0 }));
      for (const { wide, members } of batchesOf(lines)) {
        const result = await session.run({
          [input]: tensorOf(
            members.map((index) => lines[index]),
            wide,
          ),
        });
        const scores = result[output];
        if (scores === undefined) continue;
        const [, steps = 0, classes = 1] = scores.dims;
        const data = scores.data as Float32Array;
        members.forEach((index, at) => {
          readings[index] = decode(
            data.subarray(at * steps * classes, (at + 1) * steps * classes),
            classes,
            characters,
          );
        });
        scores.dispose();
      }
      return readings;
    },
  };
}

const wideOf = ({ width }: LinePicture): number => Math.ceil(width / WIDTH_STEP) * WIDTH_STEP;

interface Batch {
  readonly wide: number;
  readonly members: number[];
}

/** Lines of one width together, as many as make up one wide picture; what is too wide is in none. */
function batchesOf(lines: readonly LinePicture[]): Batch[] {
  const batches: Batch[] = [];
  const open = new Map<number, Batch>();
  lines.forEach((line, index) => {
    const wide = wideOf(line);
    if (wide > MOST_WIDTH) return;
    const batch = open.get(wide);
    if (batch !== undefined && (batch.members.length + 1) * wide <= BATCH_WIDTH) batch.members.push(index);
    else {
      const fresh = { wide, members: [index] };
      batches.push(fresh);
      open.set(wide, fresh);
    }
  });
  return batches;
}

function tensorOf(lines: readonly (LinePicture | undefined)[], wide: number): ort.Tensor {
  const plane = wide * LINE_HEIGHT;
  const data = new Float32Array(lines.length * CHANNELS * plane).fill(1);
  lines.forEach((line, index) => {
    if (line === undefined) return;
    const { width, height, pixels } = line;
    const start = index * CHANNELS * plane;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = (pixels[y * width + x] ?? 255) / 127.5 - 1;
        for (let channel = 0; channel < CHANNELS; channel++) data[start + channel * plane + y * wide + x] = value;
      }
    }
  });
  return new ort.Tensor('float32', data, [lines.length, CHANNELS, LINE_HEIGHT, wide]);
}

/** The likeliest class of every step; repeated ones are one character, "no character" parts two alike. */
export function decode(scores: Float32Array, classes: number, characters: readonly string[]): LineReading {
  let text = '';
  let certainty = 1;
  let previous = 0;
  for (let start = 0; start + classes <= scores.length; start += classes) {
    let best = 0;
    for (let index = 1; index < classes; index++) {
      if ((scores[start + index] ?? 0) > (scores[start + best] ?? 0)) best = index;
    }
    if (best !== 0 && best !== previous) {
      text += characters[best] ?? '';
      certainty = Math.min(certainty, scores[start + best] ?? 0);
    }
    previous = best;
  }
  return { text: text.trim(), certainty: text === '' ? 0 : certainty };
}
