/**
 * 办学类型, finer than 学段 only where a row of the directory is no school of its own: 教学点 and classes attached to another school.
 * Every other type is its stage. Codes: national education statistics.
 */
import { findStage, STAGES, UNKNOWN_STAGE } from './stages';

export interface SchoolType {
  readonly id: string;
  readonly label: string;
  readonly stage: string;
  /** 独立法人学校, told apart from 教学点 and 附设班. */
  readonly legalEntity: boolean;
}

interface FinerType extends SchoolType {
  /** Stated types and codes, as `findStage` knows them too. */
  readonly names: readonly string[];
}

export const TEACHING_POINT = 'teachingPoint';
/** A name with this word is a teaching point's, whatever type is stated. */
export const TEACHING_POINT_WORD = '教学点';

const FINER_TYPES: readonly FinerType[] = [
  { id: TEACHING_POINT, label: '教学点', stage: 'primary', legalEntity: false, names: ['小学教学点', '教学点', '218'] },
  { id: 'attachedPrimary', label: '附设小学班', stage: 'primary', legalEntity: false, names: ['附设小学班', '219'] },
  { id: 'attachedJunior', label: '附设初中班', stage: 'junior', legalEntity: false, names: ['附设普通初中班', '附设初中班', '319'] },
  { id: 'attachedSenior', label: '附设高中班', stage: 'senior', legalEntity: false, names: ['附设普通高中班', '附设高中班', '349'] },
];

/** In the order of stages, the finer ones after theirs; without kindergartens, which count nowhere. */
export const SCHOOL_TYPES: readonly SchoolType[] = STAGES.filter(({ inScope }) => inScope).flatMap(({ id, label }) => [
  { id, label, stage: id, legalEntity: true },
  ...FINER_TYPES.filter(({ stage }) => stage === id),
]);

/** Types that are no schools of their own. */
export const DEPENDENT_TYPES: readonly string[] = FINER_TYPES.map(({ id }) => id);

const labels = new Map([...SCHOOL_TYPES, ...STAGES].map(({ id, label }) => [id, label]));
const finerByName = new Map(FINER_TYPES.flatMap((type) => type.names.map((name) => [name, type] as const)));
const stages = new Map(FINER_TYPES.map(({ id, stage }) => [id, stage]));

export function schoolTypeLabel(id: string): string {
  return id === UNKNOWN_STAGE.id ? '未注明类型' : (labels.get(id) ?? id);
}

/** The stage that a type belongs to; a stage is its own. */
export function stageOfType(type: string): string {
  return stages.get(type) ?? type;
}

/** @param text 学校类别 / 学段 / 办学类型 as name or code, trimmed and in half width. @returns id of a type, or of a stage where nothing finer is said */
export function findSchoolType(text: string): string | undefined {
  const bare = text.replace(/[\s()（）、]/g, '');
  const code = /^(\d{3})/.exec(bare)?.[1];
  return (finerByName.get(bare) ?? (code === undefined ? undefined : finerByName.get(code)))?.id ?? findStage(text)?.id;
}
