/**
 * The second recogniser: Tesseract's network for printed figures, of other makers, other shape and other training than
 * the first. Runs as WebAssembly with a file system of its own in memory. The only module that knows it.
 */
import { gunzipSync } from 'fflate';
import TesseractCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { engineFile } from './engine-files.js';
import type { LinePicture } from './line-picture.js';
import type { LineReading, Recogniser } from './recogniser.js';

const SINGLE_LINE = 7;
const NEURAL = 1;
/** Figures with what may stand between them, and the marks that stand for none. */
const CHARACTERS = '0123456789.,-/';
/** Where its own reader of pictures looks. */
const INPUT = '/input';

export async function startTesseract(): Promise<Recogniser> {
  const quiet = (): void => undefined;
  const core = await TesseractCore({ wasmBinary: engineFile('tesseract.wasm'), print: quiet, printErr: quiet });
  core.FS.mkdir('/data');
  core.FS.writeFile('/data/eng.traineddata', gunzipSync(engineFile('eng.traineddata.gz')));
  const api = new core.TessBaseAPI();
  if (api.Init('/data', 'eng', NEURAL) !== 0) throw new Error('the second recogniser does not start');
  api.SetVariable('tessedit_char_whitelist', CHARACTERS);
  api.SetPageSegMode(SINGLE_LINE);
  const readOne = (line: LinePicture): LineReading => {
    core.FS.writeFile(INPUT, greymap(line));
    api.SetImageFile(1, 0);
    api.Recognize(null);
    const text = api.GetUTF8Text().replace(/\s+/gu, '');
    return { text, certainty: text === '' ? 0 : api.MeanTextConf() / 100 };
  };
  return {
    name: 'tesseract',
    read: (lines) => Promise.resolve(lines.map(readOne)),
  };
}

/** A portable greymap: a line of text and the pixels. */
function greymap({ width, height, pixels }: LinePicture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  return file;
}
