export const HATCH = 'var(--hatch)';
export const HATCH_ID = 'hatch-suppressed';
export const HATCH_FILL = `url(#${HATCH_ID})`;

/** Diagonal lines: a group whose figures are hidden because it is too small. */
export function HatchPattern() {
  return (
    <pattern id={HATCH_ID} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--inset-deep)" />
      <line x1="0" y1="0" x2="0" y2="6" stroke={HATCH} strokeWidth="1.6" />
    </pattern>
  );
}
