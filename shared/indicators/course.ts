import { measure, PLACE, PLACE_AND_GRADE, schools, theme } from './define';
import type { IndicatorDefinition } from './types';

const policy = '教思政厅函〔2021〕10号（2021）：心理健康教育纳入校本课程；鲁教思字〔2021〕1号（2021）';

export const courseIndicators: readonly IndicatorDefinition[] = theme({ theme: 'course', policy, suppression: 'organisational', dimensions: PLACE }, [
  { id: 'courseTimetableShare', label: '心理课列入课表学校率', unit: 'share', direction: 'higher', targets: [{ value: 1, label: '国家要求 100%', policy: 'management2021' }], definition: '至少有一个年级把心理健康课列入课表的学校数 ÷ 已报课程情况的学校数；没有报的学校单列。', formula: '列入课表学校数 ÷ 已报学校数 × 100%', numerator: schools('courseInTimetable', 'fact_course'), denominator: schools('courseReported', 'fact_course') },
  { id: 'coursesUnreported', label: '未报课程情况学校数', unit: 'school', direction: 'lower', definition: '名录中没有报课程开设情况的学校数。', formula: '学校数 − 已报学校数', numerator: schools('NOT courseReported', 'fact_course') },
  { id: 'classesTaughtShare', label: '班级开课率', unit: 'share', direction: 'higher', dimensions: PLACE_AND_GRADE, definition: '开课班级数 ÷ 班级数，只计两项都填了的行。', formula: '开课班级数 ÷ 班级数 × 100%', numerator: measure('fact_course', 'coalesce(sum(classesTaught) FILTER (WHERE classes IS NOT NULL), 0)'), denominator: measure('fact_course', 'coalesce(sum(classes) FILTER (WHERE classesTaught IS NOT NULL), 0)') },
  { id: 'fortnightlyLessonShare', label: '每两周至少1课时达标率', unit: 'share', direction: 'higher', dimensions: PLACE_AND_GRADE, definition: '周课时不少于0.5或学期课时不少于10的年级（行）÷ 填有课时的年级（行）。', formula: '达标年级 ÷ 填有课时的年级 × 100%', policy: '对标：福州市每两周1课时；可在本地标准确定后调整', numerator: measure('fact_course', 'count(*) FILTER (WHERE lessonsPerWeek >= 0.5 OR termHours >= 10)'), denominator: measure('fact_course', 'count(*) FILTER (WHERE lessonsPerWeek IS NOT NULL OR termHours IS NOT NULL)') },
  { id: 'fullTimeTaughtShare', label: '专职教师授课占比', unit: 'share', direction: 'higher', dimensions: PLACE_AND_GRADE, definition: '任课教师为专职的年级（行）÷ 填有任课教师的年级（行）。', formula: '专职授课年级 ÷ 填有任课教师的年级 × 100%', numerator: measure('fact_course', "count(*) FILTER (WHERE teacherKind = 'fullTime')"), denominator: measure('fact_course', 'count(teacherKind)') },
  { id: 'displacedLessonShare', label: '心理课被占用比例', unit: 'share', direction: 'lower', dimensions: PLACE_AND_GRADE, definition: '报有占课的年级（行）÷ 填有是否占课的年级（行）。', formula: '占课年级 ÷ 填有占课情况的年级 × 100%', numerator: measure('fact_course', 'count(*) FILTER (WHERE displaced)'), denominator: measure('fact_course', 'count(displaced)') },
]);
