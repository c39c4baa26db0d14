/**
 * From the coordinates of a PDF (matrices, origin bottom left, rotation and crop of the page) to the page as shown.
 * Plain geometry; knows no engine.
 */
import type { Box } from './page-model.js';

export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** Page space (origin bottom left, unrotated) to the page as shown. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly x: (x: number, y: number) => number;
  readonly y: (x: number, y: number) => number;
}

export function viewOf(box: { left: number; top: number; right: number; bottom: number }, quarterTurns: number): View {
  const width = box.right - box.left;
  const height = box.top - box.bottom;
  switch (quarterTurns) {
    case 1:
      return { width: height, height: width, x: (_, y) => y - box.bottom, y: (x) => x - box.left };
    case 2:
      return { width, height, x: (x) => box.right - x, y: (_, y) => y - box.bottom };
    case 3:
      return { width: height, height: width, x: (_, y) => box.top - y, y: (x) => box.right - x };
    default:
      return { width, height, x: (x) => x - box.left, y: (_, y) => box.top - y };
  }
}

export function boxInView(view: View, x0: number, y0: number, x1: number, y1: number): Box {
  const xa = view.x(x0, y0);
  const xb = view.x(x1, y1);
  const ya = view.y(x0, y0);
  const yb = view.y(x1, y1);
  return [Math.min(xa, xb), Math.min(ya, yb), Math.max(xa, xb), Math.max(ya, yb)];
}

export function apply(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Images are painted into the unit square. */
export function unitSquare(matrix: Matrix, view: View): Box {
  const corners = (
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const
  ).map(([x, y]) => apply(matrix, x, y));
  const xs = corners.map(([x, y]) => view.x(x, y));
  const ys = corners.map(([x, y]) => view.y(x, y));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
