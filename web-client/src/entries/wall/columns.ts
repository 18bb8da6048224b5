import type { Poll } from '../../contract/live';

/** Rows of one line that fit below a question of two lines; more would be too small for the last row of seats. */
const rowsInOneColumn = 8;
/** Where a row has a histogram of its own, it is nearly twice as high. */
const tallRowsInOneColumn = 4;
/** Up to as many there is room for larger letters. */
const rowsInLarge = 4;
const tallRowsInLarge = 2;

export interface Columns {
  readonly parts: readonly { from: number; to: number }[];
  readonly large: boolean;
  /** Options that do not fit; they are on every phone. */
  readonly more: number;
}

/** How the rows of a table stand on the wall: in one column, in two, and past that the first ones and a count. */
export function columnsOf(poll: Poll): Columns {
  const rows = poll.options.length;
  const tall = isTall(poll);
  const inOne = tall ? tallRowsInOneColumn : rowsInOneColumn;
  if (rows <= inOne)
    return { parts: [{ from: 0, to: rows }], large: rows <= (tall ? tallRowsInLarge : rowsInLarge), more: 0 };
  const shown = Math.min(rows, 2 * inOne);
  const half = Math.ceil(shown / 2);
  return { parts: inTwo(half, shown), large: false, more: rows - shown };
}

const isTall = ({ method: { type } }: Poll): boolean =>
  type === 'score' || type === 'dots' || type === 'quadratic' || type === 'fist-of-five';

const inTwo = (half: number, shown: number) => [
  { from: 0, to: half },
  { from: half, to: shown },
];
