import type { ReliabilityGrouping } from '../../../shared/scale-quality';

export const GROUPINGS: readonly { readonly value: ReliabilityGrouping; readonly label: string }[] = [
  { value: 'county', label: '按县区' },
  { value: 'stage', label: '按学段' },
  { value: 'gradeBand', label: '按年级段' },
];
