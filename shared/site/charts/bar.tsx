/**
 * A bar in a cell of a table: the table is the chart and its own alternative in words, and the bar only lets the eye compare.
 * Its width is a share of the cell's, so that nothing has to be known of the screen.
 */
import { scaleLinear } from 'd3-scale';

interface BarProps {
  readonly value: string;
  /** That fills the cell. */
  readonly highest: string;
}

export function Bar({ value, highest }: BarProps) {
  const share = scaleLinear()
    .domain([0, Math.max(1, Number(highest))])
    .range([0, 100])
    .clamp(true);
  const width = `${Math.round(share(Number(value)) * 10) / 10}%`;
  return (
    <svg class="share" width="100%" height="12" aria-hidden="true">
      <rect width={width} height="12" />
    </svg>
  );
}
