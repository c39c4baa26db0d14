/**
 * A PDF that is encrypted but asks nobody for a password, written anew by the engine without its locks: only so can its
 * strings and object streams be looked at. The engine hands its output to a function of ours, for which its build has
 * left no place but the one that stands for none; nothing else ever calls that one.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import { wasm, type Pdfium, type WasmTable } from './pdfium-engine.js';

const MOST_BYTES = 96 * 1024 * 1024;
const WITHOUT_LOCKS = 3;
/** (module (import "e" "f" (func (param i32 i32 i32) (result i32))) (export "f" (func 0))): gives our function its type. */
const TYPED_FUNCTION = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5,
  1, 1, 0x66, 0, 0,
]);
const [NO_FUNCTION, VERSION, STRUCT_BYTES] = [0, 1, 8];

let typed: object | undefined;

export function unlockedCopy(engine: Pdfium, document: number): Uint8Array | ReadingRefusal {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (_writer: number, address: number, length: number): number => {
    size += length;
    if (size > MOST_BYTES) return 0;
    chunks.push(engine.HEAPU8.slice(address, address + length));
    return 1;
  };
  typed ??= new wasm.Module(TYPED_FUNCTION);
  const { exports } = new wasm.Instance(typed, { e: { f: take } });
  const table = engine.wasmExports['__indirect_function_table'] as WasmTable;
  const writer = engine._malloc(STRUCT_BYTES);
  table.set(NO_FUNCTION, exports['f']);
  try {
    engine.HEAP32.set([VERSION, NO_FUNCTION], writer >> 2);
    const written = engine._FPDF_SaveAsCopy(document, writer, WITHOUT_LOCKS) === 1;
    if (size > MOST_BYTES) return refuse('too-complex', `more than ${MOST_BYTES} bytes without its locks`);
    return written ? Buffer.concat(chunks, size) : refuse('damaged', 'the file cannot be written without its locks');
  } finally {
    table.set(NO_FUNCTION, null);
    engine._free(writer);
  }
}
