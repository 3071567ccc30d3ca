import type { Certainty } from './types';

/** How far a key can be trusted, in words. */
export const SCALE_STATUS: Readonly<Record<Certainty | 'reported', string>> = {
  certain: '已与公开发表的记分键核对',
  unverified: '未核对，出处未能查证',
  reported: '不含记分键，只收已算好的得分',
};
