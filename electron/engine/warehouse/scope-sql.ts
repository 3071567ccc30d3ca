/** Facts as the switches of 口径 have them: of which schools, and of which pupils. */
import type { AreaBasis } from '../../../shared/area-basis';
import type { DimensionId, FactView } from '../../../shared/indicators';
import { DEPENDENT_TYPES } from '../../../shared/school-types';
import { FIRST_UPPER_GRADE, type Scope, type ScopeSwitchId } from '../../../shared/scope';
import { factsByBasis } from './area-sql';
import { literal } from './sql';

/** First and last grade of the stages that begin below the upper grades: there the directory's pupils say nothing of the upper ones. */
const LAST_GRADE: Readonly<Record<string, number>> = { primary: 6, nineYear: 9, twelveYear: 12, special: 9 };
const WHOLLY_UPPER = ['junior', 'senior', 'complete', 'vocational', 'workStudy'].map(literal).join(', ');

/** Whether a pupil counts from 小学高年级 up. @param grade SQL of a grade as text */
export function isUpperSql(stage: string, grade: string): string {
  return `(${stage} IN (${WHOLLY_UPPER}) OR coalesce(try_cast(${grade} AS INTEGER) >= ${FIRST_UPPER_GRADE}, false))`;
}

/** Pupils of the upper grades of a school, NULL where not all grades are reported. @param byGrade SQL of a MAP of grade to pupils */
export function upperStudentsSql(stage: string, students: string, byGrade: string): string {
  const lasts = Object.entries(LAST_GRADE).map(([id, last]) => `WHEN ${stage} = ${literal(id)} THEN ${Array.from({ length: last - FIRST_UPPER_GRADE + 1 }, (_, index) => `${byGrade}['${FIRST_UPPER_GRADE + index}']`).join(' + ')}`);
  return `CASE WHEN ${stage} IN (${WHOLLY_UPPER}) THEN ${students} ${lasts.join(' ')} END`;
}

/** Tables of assessed pupils besides the one that the catalogue names: one by one, and counted without grade and gender. */
type PupilFacts = 'fact_assessment' | 'fact_assessment_school';
const PUPIL_FACTS: ReadonlySet<FactView | PupilFacts> = new Set(['fact_assessment', 'fact_assessment_group', 'fact_assessment_school']);

const WITHOUT_SCHOOLS: ReadonlySet<FactView | PupilFacts> = new Set(['fact_hotline_day', 'fact_hotline_call']);
const DEPENDENT = DEPENDENT_TYPES.map(literal).join(', ');

/** Conditions on the schools that count; none where all do. */
function ofSchools(scope: Scope, touched: (id: ScopeSwitchId) => boolean): string[] {
  return [
    ...(touched('schools') && scope.schools === 'legalEntities' ? [`schoolType NOT IN (${DEPENDENT})`] : []),
    ...(touched('ownership') && scope.ownership === 'public' ? ["ownership = 'public'"] : []),
  ];
}

const isUpper = (scope: Scope, touched: (id: ScopeSwitchId) => boolean): boolean => touched('assessed') && scope.assessed === 'upperGrades';

/** Conditions on rows of pupils, which have schoolYear, school, schoolType, ownership and isUpper; none where all count. */
export function conditionsInScope(scope: Scope, touched: (id: ScopeSwitchId) => boolean = () => true): string[] {
  const known = '(schoolYear, school) IN (SELECT (schoolYear, school) FROM fact_school WHERE upperStudents IS NOT NULL)';
  return [...(isUpper(scope, touched) ? ['isUpper', known] : []), ...ofSchools(scope, touched)];
}

/** The table that answers with the fewest rows. @param dimensions by which rows are grouped or filtered */
export function leastFacts(view: FactView, dimensions: readonly DimensionId[]): FactView | PupilFacts {
  return view === 'fact_assessment_group' && !dimensions.includes('grade') && !dimensions.includes('gender') ? 'fact_assessment_school' : view;
}

/** @param touched which switches the figure follows */
export function factsInScope(view: FactView | PupilFacts, areaBasis: AreaBasis, scope: Scope, touched: (id: ScopeSwitchId) => boolean = () => true): string {
  const rows = factsByBasis(view, areaBasis);
  if (PUPIL_FACTS.has(view)) {
    const conditions = conditionsInScope(scope, touched);
    return conditions.length === 0 ? rows : `(SELECT * FROM ${rows} WHERE ${conditions.join(' AND ')})`;
  }
  const conditions = WITHOUT_SCHOOLS.has(view) ? [] : ofSchools(scope, touched);
  if (isUpper(scope, touched) && view === 'fact_school') {
    return `(SELECT * REPLACE (upperStudents AS students, upperAssessed AS assessedStudents) FROM ${rows} WHERE ${['upperStudents IS NOT NULL', ...conditions].join(' AND ')})`;
  }
  return conditions.length === 0 ? rows : `(SELECT * FROM ${rows} WHERE ${conditions.join(' AND ')})`;
}
