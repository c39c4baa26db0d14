/**
 * Starts PDFium. Each document gets a fresh instance of the once compiled module, so that nothing of one document, not
 * even a damaged heap, reaches the next; growth of its memory is refused beyond the given limit. What the native calls
 * mean is known to pdfium.ts only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PDFiumModule } from '@hyzyla/pdfium';

type Call<Arguments extends number> = (...values: Sized<Arguments>) => number;
type Sized<N extends number, T extends number[] = []> = T['length'] extends N ? T : Sized<N, [...T, number]>;

/** The native calls that are used; arguments and results are numbers and addresses in the engine's memory. */
export interface Pdfium {
  /** Where the engine finds functions that it is to call. */
  readonly wasmExports: Readonly<Record<string, unknown>>;
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly _malloc: Call<1>;
  readonly _free: Call<1>;
  readonly _FPDF_InitLibrary: Call<0>;
  readonly _FPDF_LoadMemDocument: Call<3>;
  readonly _FPDF_GetLastError: Call<0>;
  readonly _FPDF_GetPageCount: Call<1>;
  readonly _FPDF_GetMetaText: Call<4>;
  readonly _FPDF_GetSecurityHandlerRevision: Call<1>;
  readonly _FPDF_SaveAsCopy: Call<3>;
  readonly _FPDF_LoadPage: Call<2>;
  readonly _FPDF_GetPageBoundingBox: Call<2>;
  readonly _FPDFDoc_GetJavaScriptActionCount: Call<1>;
  readonly _FPDFDoc_GetAttachmentCount: Call<1>;
  readonly _FPDFBitmap_CreateEx: Call<5>;
  readonly _FPDFBitmap_FillRect: Call<6>;
  readonly _FPDFBitmap_GetBuffer: Call<1>;
  readonly _FPDFBitmap_GetStride: Call<1>;
  readonly _FPDFBitmap_Destroy: Call<1>;
  readonly _FPDF_RenderPageBitmap: Call<8>;
  readonly _FPDFPage_GetRotation: Call<1>;
  readonly _FPDFPage_CountObjects: Call<1>;
  readonly _FPDFPage_GetObject: Call<2>;
  readonly _FPDFPage_GetAnnotCount: Call<1>;
  readonly _FPDFPage_GetAnnot: Call<2>;
  readonly _FPDFPage_CloseAnnot: Call<1>;
  readonly _FPDFAnnot_GetSubtype: Call<1>;
  readonly _FPDFAnnot_GetRect: Call<2>;
  readonly _FPDFPageObj_GetType: Call<1>;
  readonly _FPDFPageObj_GetMatrix: Call<2>;
  readonly _FPDFPageObj_GetBounds: Call<5>;
  readonly _FPDFPageObj_GetFillColor: Call<5>;
  readonly _FPDFPageObj_CountMarks: Call<1>;
  readonly _FPDFPageObj_GetMark: Call<2>;
  readonly _FPDFPageObjMark_CountParams: Call<1>;
  readonly _FPDFPageObjMark_GetParamKey: Call<5>;
  readonly _FPDFFormObj_CountObjects: Call<1>;
  readonly _FPDFFormObj_GetObject: Call<2>;
  readonly _FPDFPath_CountSegments: Call<1>;
  readonly _FPDFPath_GetPathSegment: Call<2>;
  readonly _FPDFPath_GetDrawMode: Call<3>;
  readonly _FPDFPathSegment_GetPoint: Call<3>;
  readonly _FPDFPathSegment_GetType: Call<1>;
  readonly _FPDFPathSegment_GetClose: Call<1>;
  readonly _FPDFText_LoadPage: Call<1>;
  readonly _FPDFText_ClosePage: Call<1>;
  readonly _FPDFText_CountChars: Call<1>;
  readonly _FPDFText_GetUnicode: Call<2>;
  readonly _FPDFText_IsGenerated: Call<2>;
  readonly _FPDFText_HasUnicodeMapError: Call<2>;
  readonly _FPDFText_GetFontSize: Call<2>;
  readonly _FPDFText_GetMatrix: Call<3>;
  readonly _FPDFText_GetLooseCharBox: Call<3>;
  readonly _FPDFText_GetCharBox: Call<6>;
  readonly _FPDFText_GetCharOrigin: Call<4>;
  readonly _FPDFText_GetTextObject: Call<2>;
  readonly _FPDFTextObj_GetFont: Call<1>;
  readonly _FPDFTextObj_GetTextRenderMode: Call<1>;
  readonly _FPDF_ClosePage: Call<1>;
  readonly _FPDF_CloseDocument: Call<1>;
}

/** The engine asked for more memory than a document may use. */
export class EngineMemoryExceeded extends Error {
  override readonly name = 'EngineMemoryExceeded';
}

/** The part of the platform's WebAssembly that is used; the compiler's server-side library does not declare it. */
type WasmImports = Record<string, Record<string, unknown>>;
type WasmModule = object;
/** The functions that the engine may call, by number. */
export interface WasmTable {
  set(index: number, value: unknown): void;
}
interface WasmInstance {
  readonly exports: Record<string, unknown>;
}
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly compile: (bytes: Uint8Array) => Promise<WasmModule>;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
  readonly RuntimeError: new () => Error;
}
export const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;

/** What the engine throws when it finds itself in an impossible state; its instance is dead then. */
export const EngineFailure = wasm.RuntimeError;

interface EngineOptions {
  readonly locateFile: () => string;
  readonly print: () => void;
  readonly printErr: () => void;
  readonly instantiateWasm: (
    imports: WasmImports,
    ready: (instance: WasmInstance, module: WasmModule) => void,
  ) => WasmInstance['exports'];
}

/**
 * The package wraps every native call in one that collects its arguments and looks the call up by name, to complain of
 * calls before the start. It has started now, and a page takes tens of thousands of calls.
 */
function callDirectly(engine: Pdfium): void {
  const calls = engine as unknown as Record<string, unknown>;
  for (const [name, call] of Object.entries(engine.wasmExports)) {
    if (typeof calls[`_${name}`] === 'function') calls[`_${name}`] = call;
  }
}

/** Beside the bundle where it was packed with us, otherwise in the installed package. */
function wasmPath(): string {
  const beside = fileURLToPath(new URL('./pdfium.wasm', import.meta.url));
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
}

let compiled: Promise<WasmModule> | undefined;

/** Throws EngineMemoryExceeded out of any later native call that would need more than `memoryLimit` bytes. */
export async function startPdfium(memoryLimit: number): Promise<Pdfium> {
  compiled ??= wasm.compile(readFileSync(wasmPath()));
  const module = await compiled;
  const options: EngineOptions = {
    locateFile: () => '',
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm(imports, ready) {
      const grow = imports['env']?.['emscripten_resize_heap'] as ((size: number) => boolean) | undefined;
      const bounded = (size: number): number => {
        if (size >>> 0 > memoryLimit) throw new EngineMemoryExceeded(`more than ${memoryLimit} bytes`);
        const grown = grow?.(size) ?? false;
        // The process may allow less than we do; the engine would call that an inconsistency of the file and give up.
        if (!grown) throw new EngineMemoryExceeded(`less than ${size} bytes are to be had`);
        return 1;
      };
      const instance = new wasm.Instance(module, {
        ...imports,
        env: { ...imports['env'], emscripten_resize_heap: bounded },
      });
      ready(instance, module);
      return instance.exports;
    },
  };
  const load = PDFiumModule as unknown as (options: EngineOptions) => Promise<Pdfium>;
  const engine = await load(options);
  callDirectly(engine);
  engine._FPDF_InitLibrary();
  return engine;
}
