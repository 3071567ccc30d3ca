import type { SafeCount } from '../../shared/scale-quality';

export function safeCountText(persons: SafeCount): string {
  return persons === null ? '不显示' : String(persons);
}

export function formatDecimal(value: number | null): string {
  return value === null ? '—' : value.toFixed(3);
}

/** @param value 0–1 */
export function formatShare(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
}
