import { AREA_BASES, AREA_BASIS_IDS, type AreaBasis, DEFAULT_AREA_BASIS } from '../../shared/area-basis';
import { CommandRefused } from './failure';

export const AREA_BASIS_USAGE = `[--area-basis ${AREA_BASIS_IDS.join('|')}]`;

/** By id or Chinese name; 管理口径 where nothing is said. */
export function areaBasisOption(text: string | undefined): AreaBasis {
  const basis = AREA_BASIS_IDS.find((id) => id === (text ?? DEFAULT_AREA_BASIS) || AREA_BASES[id].label === text);
  if (basis === undefined) throw new CommandRefused(`没有名为“${text ?? ''}”的县区口径。可用：${AREA_BASIS_IDS.map((id) => `${id}（${AREA_BASES[id].label}）`).join('、')}。`);
  return basis;
}
