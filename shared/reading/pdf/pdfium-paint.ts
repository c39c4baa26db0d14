/**
 * What is painted on one page beside text, as PDFium finds it: paths with their points, and the places of pictures,
 * those inside forms too. Decides nothing about rules.
 */
import { refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import type { Box, PaintedPath, PathPoint } from './page-model.js';
import { IDENTITY, multiply, unitSquare, type Matrix, type View } from './page-view.js';
import type { Pdfium } from './pdfium-engine.js';
import type { Scratch } from './pdfium-scratch.js';

const OBJECT = { path: 2, image: 3, form: 5 } as const;
const SEGMENT = { line: 0, curve: 1 } as const;

export interface Painted {
  readonly paths: readonly PaintedPath[];
  readonly images: readonly Box[];
  /** Objects and points of paths. */
  readonly size: number;
}

/** Goes through the objects of one page. */
export class PaintedObjects {
  private readonly paths: PaintedPath[] = [];
  private readonly images: Box[] = [];
  private objects = 0;
  private points = 0;

  constructor(
    private readonly engine: Pdfium,
    private readonly scratch: Scratch,
    private readonly limits: ReadingLimits,
    private readonly view: View,
    private readonly number: number,
  ) {}

  of(page: number): Painted | ReadingRefusal {
    const { engine, paths, images } = this;
    const count = engine._FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index++) {
      const refusal = this.visit(engine._FPDFPage_GetObject(page, index), IDENTITY, 0);
      if (refusal !== undefined) return refusal;
    }
    return { paths, images, size: this.objects + this.points };
  }

  private visit(object: number, outer: Matrix, depth: number): ReadingRefusal | undefined {
    const { engine, scratch, limits, number } = this;
    const type = engine._FPDFPageObj_GetType(object);
    if (type !== OBJECT.path && type !== OBJECT.image && type !== OBJECT.form) return undefined;
    if (++this.objects > limits.pathsPerPage) return refuse('too-complex', `page ${number} paints too many objects`);
    const own = engine._FPDFPageObj_GetMatrix(object, scratch.address) === 1 ? scratch.matrix() : IDENTITY;
    const matrix = multiply(own, outer);
    if (type === OBJECT.form) {
      if (depth >= limits.nesting) return refuse('too-complex', `page ${number} nests its content too deeply`);
      const count = engine._FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++) {
        const refusal = this.visit(engine._FPDFFormObj_GetObject(object, index), matrix, depth + 1);
        if (refusal !== undefined) return refusal;
      }
      return undefined;
    }
    if (type === OBJECT.image) {
      this.images.push(unitSquare(matrix, this.view));
      return undefined;
    }
    const points = engine._FPDFPath_CountSegments(object);
    this.points += points;
    if (this.points > limits.pathPointsPerPage) return refuse('too-complex', `page ${number} draws too many lines`);
    const path = this.path(object, points, matrix);
    if (path !== undefined) this.paths.push(path);
    return undefined;
  }

  private path(object: number, count: number, matrix: Matrix): PaintedPath | undefined {
    const { engine, scratch, view } = this;
    const { address } = scratch;
    if (engine._FPDFPath_GetDrawMode(object, address, address + 4) !== 1) return undefined;
    const filled = scratch.integer(0) !== 0;
    const stroked = scratch.integer(1) !== 0;
    if (!filled && !stroked) return undefined;
    const points: PathPoint[] = [];
    const [a, b, c, d, e, f] = matrix;
    for (let index = 0; index < count; index++) {
      const segment = engine._FPDFPath_GetPathSegment(object, index);
      engine._FPDFPathSegment_GetPoint(segment, address, address + 4);
      const [left, up] = [scratch.float(0), scratch.float(1)];
      const x = a * left + c * up + e;
      const y = b * left + d * up + f;
      const type = engine._FPDFPathSegment_GetType(segment);
      const kind = type === SEGMENT.line ? 'line' : type === SEGMENT.curve ? 'curve' : 'move';
      points.push({ kind, x: view.x(x, y), y: view.y(x, y), close: engine._FPDFPathSegment_GetClose(segment) === 1 });
    }
    return { stroked, filled, points };
  }
}
