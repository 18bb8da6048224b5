import type { Poll, Result } from '../../contract/live';
import type { PlotPoint } from '../plot/plot';
import { quartiles } from './spreads';

/** Each option that was placed, at its medians, with its quartiles. */
export function plotOf(poll: Poll, result: Result): PlotPoint[] {
  return poll.options.flatMap(({ id }, index) => {
    const count = result.counts.find(({ option }) => option === id);
    const [x, y] = [quartiles(count?.feasibility), quartiles(count?.impact)];
    if (!x || !y) return [];
    return [{ number: index + 1, x: x.median, y: y.median, xs: [x.low, x.high], ys: [y.low, y.high] }];
  });
}
