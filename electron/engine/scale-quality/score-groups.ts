/** How sheets and totals are put into groups: by county, stage or band of grades. */
import { countyLabel } from '../../../shared/regions';
import type { ReliabilityGrouping } from '../../../shared/scale-quality';
import { stageLabel } from '../../../shared/stages';
import type { SheetPlace } from './read-items';

interface GradeBand {
  readonly id: string;
  readonly label: string;
  readonly grades: readonly [number, number];
}

const GRADE_BANDS: readonly GradeBand[] = [
  { id: '1-3', label: '一至三年级', grades: [1, 3] },
  { id: '4-6', label: '四至六年级', grades: [4, 6] },
  { id: '7-9', label: '七至九年级', grades: [7, 9] },
  { id: '10-12', label: '高一至高三', grades: [10, 12] },
];
const UNKNOWN_GRADE = { id: 'unknown', label: '未注明年级' };

export interface ScoreGroup {
  readonly id: string;
  readonly label: string;
}

function bandOf(grade: number | null): ScoreGroup {
  return GRADE_BANDS.find(({ grades }) => grade !== null && grade >= grades[0] && grade <= grades[1]) ?? UNKNOWN_GRADE;
}

const GROUP_OF: Readonly<Record<ReliabilityGrouping, (place: SheetPlace) => ScoreGroup>> = {
  county: ({ county }) => ({ id: county, label: countyLabel(county) }),
  stage: ({ stage }) => ({ id: stage, label: stageLabel(stage) }),
  gradeBand: ({ grade }) => bandOf(grade),
};

/** Members by group, the groups in the order of their codes. */
export function grouped<T extends SheetPlace>(members: Iterable<T>, by: ReliabilityGrouping): readonly (ScoreGroup & { readonly members: readonly T[] })[] {
  const groups = new Map<string, { readonly label: string; readonly members: T[] }>();
  for (const member of members) {
    const { id, label } = GROUP_OF[by](member);
    const own = groups.get(id) ?? { label, members: [] };
    own.members.push(member);
    groups.set(id, own);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([id, own]) => ({ id, ...own }));
}
