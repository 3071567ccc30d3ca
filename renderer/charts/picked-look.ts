/** How charts show what is filtered by: the groups that are not chosen stay, faint. */
import type { Picking } from '../use-pick';

export const DIMMED = 0.3;

export function isDimmed(pick: Pick<Picking, 'chosen'> | undefined, key: string): boolean {
  return pick !== undefined && pick.chosen.length > 0 && !pick.chosen.includes(key);
}

export function pickHint(pick: Picking | undefined): string | undefined {
  if (pick === undefined) return undefined;
  return `点击筛选，再点取消，按住 Ctrl 可选几项${pick.onDrill === undefined ? '' : '；双击进入'}`;
}
