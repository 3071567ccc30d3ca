/**
 * Bars as plain paths. Recharts' own rectangle measures itself on the page for an animation that no chart here has, once for every bar of
 * every chart, at every change of filters.
 */
export interface BarPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly fill?: string;
  readonly opacity?: number | string;
  readonly fillOpacity?: number | string;
}

const CORNER = 2;

/** @param corner radius of the two corners at the far end */
function barPath(x: number, y: number, width: number, height: number, corner: number): string {
  if (corner === 0) return `M${x},${y}h${width}v${height}h${-width}Z`;
  return `M${x},${y}h${width - corner}a${corner},${corner} 0 0 1 ${corner},${corner}v${height - 2 * corner}a${corner},${corner} 0 0 1 ${-corner},${corner}h${corner - width}Z`;
}

/** A single bar with a round far end. */
export function RoundBar({ x = 0, y = 0, width = 0, height = 0, fill, opacity }: BarPlace) {
  const corner = width >= CORNER && height >= 2 * CORNER ? CORNER : 0;
  return <path d={barPath(x, y, width, height, corner)} fill={fill} opacity={opacity} />;
}

/** A part of a bar; those to the left of nothing have a width below 0. */
export function PlainBar({ x = 0, y = 0, width = 0, height = 0, fill, fillOpacity, opacity }: BarPlace) {
  return <path d={barPath(x, y, width, height, 0)} fill={fill} fillOpacity={fillOpacity} opacity={opacity} />;
}

export interface BarSegment {
  /** Of the whole bar, 0–1. */
  readonly share: number;
  readonly fill: string;
  readonly opacity: number;
}

interface SegmentedBarPlace extends BarPlace {
  readonly payload?: { readonly segments: readonly BarSegment[] };
}

/** A bar that stands for the whole, in its parts. One bar of segments is drawn several times as fast as one bar for each segment. */
export function SegmentedBar({ x = 0, y = 0, width = 0, height = 0, opacity, payload }: SegmentedBarPlace) {
  const segments = payload?.segments ?? [];
  const startOf = (index: number): number => segments.slice(0, index).reduce((sum, { share }) => sum + share, 0);
  return (
    <g opacity={opacity}>
      {segments.map(({ share, fill, opacity: own }, index) => (share > 0 ? <path key={index} d={barPath(x + startOf(index) * width, y, share * width, height, 0)} fill={fill} fillOpacity={own} /> : null))}
    </g>
  );
}
