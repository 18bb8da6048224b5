/** A mark of the plot: feasibility `x`, impact `y`, both on its scale, with the quartiles where there are any. */
export interface PlotPoint {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly xs?: readonly [number, number];
  readonly ys?: readonly [number, number];
}
