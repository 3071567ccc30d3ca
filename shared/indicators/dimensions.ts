/** What figures can be cut and filtered by, with the values that are known beforehand, in the order in which they are listed. */
import { GRADES, gradeLabel } from '../grades';
import { NOT_STATED, OWNERSHIPS, URBAN_RURAL } from '../school-kinds';
import { DEFAULT_RISK_SCHEME } from '../risk-labels';
import { SCHOOL_TYPES, schoolTypeLabel } from '../school-types';
import { findStage, stageLabel, STAGES, UNKNOWN_STAGE } from '../stages';
import type { DimensionId } from './types';

export interface DimensionValue {
  readonly id: string;
  readonly label: string;
}

export interface DimensionDefinition {
  readonly label: string;
  /** Absent: areas and schools, which differ from year to year. */
  readonly values?: readonly DimensionValue[];
}

const unknownOf = (label: (id: string) => string): DimensionValue => ({ id: UNKNOWN_STAGE.id, label: label(UNKNOWN_STAGE.id) });

export const DIMENSIONS: Readonly<Record<DimensionId, DimensionDefinition>> = {
  county: { label: '县区' },
  stage: { label: '学段', values: [...STAGES.filter(({ inScope }) => inScope), unknownOf(stageLabel)] },
  schoolType: { label: '办学类型', values: [...SCHOOL_TYPES, unknownOf(schoolTypeLabel)] },
  urbanRural: { label: '城乡', values: URBAN_RURAL },
  ownership: { label: '办学性质', values: OWNERSHIPS },
  school: { label: '学校' },
  grade: { label: '年级', values: [...GRADES, NOT_STATED.id].map((id) => ({ id, label: gradeLabel(id) })) },
  gender: { label: '性别', values: [{ id: 'male', label: '男' }, { id: 'female', label: '女' }, NOT_STATED] },
  /** Called as they are by default; a workspace may call them otherwise (risk-labels.ts). */
  riskLevel: { label: '风险等级', values: DEFAULT_RISK_SCHEME.levels.map(({ level, label }) => ({ id: level, label })) },
};

/** A value by id or Chinese name; of a stage by any of its names. */
export function findDimensionValue(dimension: DimensionId, text: string): DimensionValue | undefined {
  const named = DIMENSIONS[dimension].values?.find(({ id, label }) => id === text || label === text);
  return named ?? (dimension === 'stage' ? findStage(text) : undefined);
}
