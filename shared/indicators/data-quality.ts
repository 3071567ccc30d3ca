import { measure, PLACE, schools, theme } from './define';
import type { IndicatorDefinition } from './types';

/** Contradictions between what schools sent, and what is missing. */
export const dataQualityIndicators: readonly IndicatorDefinition[] = theme({ theme: 'dataQuality', policy: '统计法（2024年修订）：数据真实、完整、可核对', suppression: 'organisational', dimensions: PLACE }, [
  { id: 'schoolsWithoutCode', label: '没有标识码的学校数', unit: 'school', direction: 'lower', definition: '名录中没有学校标识码的学校，只能按县区和名称与其他表对应。', formula: '没有标识码的学校数', numerator: measure('fact_school', 'count(*) FILTER (WHERE schoolCode IS NULL)') },
  { id: 'schoolsWithoutCounty', label: '行政区划未定的学校数', unit: 'school', direction: 'lower', definition: '市直、鲁西新区等管理的学校中，区划对照表和所在乡镇都不能说明在哪个县区的，以及没有写县区的。按行政区划口径统计时单列，请在区划对照表中补上。', formula: '行政区划未定的学校数', numerator: measure('fact_school', "count(*) FILTER (WHERE administrativeCountyTold = 'nothing')") },
  { id: 'schoolsWithoutStudents', label: '没有在校生数的学校数', unit: 'school', direction: 'lower', definition: '名录中没有填在校生数的学校，测评完成率的分母因此偏小。', formula: '没有在校生数的学校数', numerator: measure('fact_school', 'count(*) FILTER (WHERE students IS NULL)') },
  { id: 'ownershipUnstated', label: '没有注明办学性质的学校数', unit: 'school', direction: 'lower', definition: '名录中没有填公办、民办的学校；按公办学校口径统计时不计入。', formula: '没有注明办学性质的学校数', numerator: measure('fact_school', "count(*) FILTER (WHERE ownership = 'unknown')") },
  { id: 'upperGradesUnreported', label: '高年级人数未报齐学校数', unit: 'school', direction: 'lower', definition: '按小学高年级起的口径不知道应测人数的学校：小学、九年一贯制、十二年一贯制、特教学校没有在测评组织情况中报齐五年级以上各年级应测人数，其他学校没有填在校生数，以及没有注明学段。', formula: '没有报齐高年级人数的学校数', numerator: measure('fact_school', 'count(*) FILTER (WHERE upperStudents IS NULL)') },
  { id: 'overAssessedSchools', label: '实测多于在校生的学校数', unit: 'school', direction: 'lower', suppression: 'participation', definition: '实测学生数超过在校生数的学校，请核对名录人数或测评名单。', formula: '实测 > 在校生的学校数', numerator: schools('assessedStudents > students', 'fact_assessment_group') },
  { id: 'unmatchedCounselors', label: '任教学校不在名录的教师数', unit: 'person', direction: 'lower', dimensions: ['county'], definition: '台账中任教学校在名录里找不到的教师，计入县区合计，不计入学校配备率。', formula: '未对应的教师数', numerator: measure('fact_counselor', 'count(DISTINCT person) FILTER (WHERE NOT matched)') },
  { id: 'fullTimeWithoutCourse', label: '有专职未列课表学校数', unit: 'school', direction: 'lower', definition: '有专职心理健康教师、报了课程情况但没有年级把心理课列入课表的学校，两张表说法不一，请核对。', formula: '有专职而未列课表的学校数', numerator: schools('fullTime > 0 AND courseReported AND NOT coalesce(courseInTimetable, false)', 'fact_course') },
  { id: 'organisationUnreported', label: '未报测评组织情况学校数', unit: 'school', direction: 'lower', definition: '名录中没有上报测评组织情况的学校数。', formula: '学校数 − 已报学校数', numerator: schools('NOT organisationReported', 'fact_assessment_organisation') },
]);
