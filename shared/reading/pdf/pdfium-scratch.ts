/**
 * Where PDFium puts its answers: a small piece of the engine's memory, read as whatever was asked for. The views on that
 * memory die when it grows; they are fetched again then and not for every number, of which a page has tens of thousands.
 */
import type { Matrix } from './page-view.js';
import type { Pdfium } from './pdfium-engine.js';

export const SCRATCH_BYTES = 512;

export class Scratch {
  /** For the engine to write to. */
  readonly address: number;
  private floats: Float32Array;
  private doubles: Float64Array;
  private integers: Int32Array;

  constructor(private readonly engine: Pdfium) {
    this.address = engine._malloc(SCRATCH_BYTES);
    this.floats = engine.HEAPF32;
    this.doubles = engine.HEAPF64;
    this.integers = engine.HEAP32;
  }

  float(index: number): number {
    if (this.floats.length === 0) this.floats = this.engine.HEAPF32;
    return this.floats[(this.address >> 2) + index] ?? 0;
  }

  double(index: number): number {
    if (this.doubles.length === 0) this.doubles = this.engine.HEAPF64;
    return this.doubles[(this.address >> 3) + index] ?? 0;
  }

  integer(index: number): number {
    if (this.integers.length === 0) this.integers = this.engine.HEAP32;
    return this.integers[(this.address >> 2) + index] ?? 0;
  }

  matrix(): Matrix {
    return [this.float(0), this.float(1), this.float(2), this.float(3), this.float(4), this.float(5)];
  }
}
