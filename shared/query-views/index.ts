/**
 * The documented views, the only tables that users' own queries may name: what one row is, and what its columns mean. The query page, the
 * completion of its editor and the data dictionary are made from this; electron/engine/warehouse makes the views.
 */
import { DATASETS } from '../datasets';
import { RISK_LEVEL_DEFINITIONS } from '../risk';
import { CALL_PART_NAMES } from '../call-parts';
import { CALL_PARTS, type CallPartId } from '../hotline-calls';
import { type ColumnWords, view } from './columns';
import type { QueryView } from './types';

export type { Code, QueryView, ViewColumn } from './types';

const place = ['schoolYear', 'school', 'schoolName', 'county', 'stage'] as const;
const HIDDEN = '样本过小时为空';
const codes = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, label]) => ({ id, label }));
const hidden = (columns: readonly (readonly [string, string])[]): readonly ColumnWords[] => columns.map(([name, label]) => [name, label, HIDDEN] as const);
const FEW_CALLS = 'true：来电少于门槛，或能由合计推算出这样的来电，次数各列为空（NULL），不是 0';
const month = ['month', '月份', '如 2025-11'] as const;
const calls: readonly ColumnWords[] = [['calls', '来电数', HIDDEN], ['answered', '接通数', `登记为接通的来电；${HIDDEN}`]];
/** The same value means the same in every part. */
const callValues = (parts: readonly CallPartId[]) => codes(Object.fromEntries(parts.flatMap((id) => CALL_PART_NAMES[id].values.map(({ value, label }) => [value, label]))));

export const QUERY_VIEW_CATALOGUE: readonly QueryView[] = [
  view('schools', '学校', '一所学校的一个学年', 'schools', [
    'schoolYear', 'school', 'schoolCode', 'schoolName', 'county', 'administrativeCounty', 'township', 'stage', 'schoolType', 'ownership', 'urbanRural', 'boarding',
    'classes', 'students', 'boardingStudents', 'staff', ['counselors', '心理教师数', '专职与兼职合计，一人计一次'], ['assessedStudents', '参测学生数', '含作答无效者，一人一学年计一次'],
  ]),
  view('counselors', '心理健康教师', '一名教师在一所学校', 'counselors', [
    ...place, 'name', 'gender', 'employment', 'subject', 'education', 'major', 'certificate', ['certificateDate', '证书取得时间', '文字，写到年、月或日'],
    'counselingYears', 'title', 'weeklyHours', 'relatedMajor', 'researcher', 'headTeacher', 'willing', 'coreTeam', 'hotlineVolunteer', 'inService',
  ]),
  view('assessment_cells', '测评结果（按学校、等级汇总）', '一所学校的一个风险等级；有效人数低于门槛的学校、能由合计推算出它们的学校只有一行，不给人数', null, [
    'schoolYear', 'county', 'stage', 'school', ['riskLevel', '风险等级', RISK_LEVEL_DEFINITIONS.map(({ level, word }) => ({ id: level, label: word }))], 'suppressed', ['students', '学生数', HIDDEN],
  ]),
  view('trainings', '培训记录', '一名教师的一次培训', 'trainings', [...place, 'name', 'gender', 'role', 'training', 'level', 'mode', 'organiser', 'startedOn', 'endedOn', 'hours', 'passed']),
  view('activities', '活动记录', '一次活动', 'activities', [...place, 'heldOn', 'speaker', 'speakerUnit', 'topic', 'form', 'audience', 'participants', 'minutes', 'satisfaction', 'evidence']),
  view('assessment_returns', '测评组织情况', '一所学校（一个年级）上报的测评组织情况', 'assessmentOrganisation', [
    ...place, 'grade', 'scale', 'startedOn', 'endedOn', 'toAssess', 'assessed', 'valid', 'invalid', 'consented', 'refused', 'suppressed',
    ...hidden([['levelOne', '一级人数'], ['levelTwo', '二级人数'], ['levelThree', '三级人数'], ['retested', '复测人数'], ['interviewed', '访谈人数'], ['referred', '转介人数']]),
  ]),
  view('follow_up_cells', '重点关注学生跟进（按学校汇总）', '一所学校', null, [
    ...place, 'suppressed',
    ...hidden([['cases', '跟进学生数'], ['retested', '已复测'], ['interviewed', '已访谈'], ['guardianInformed', '已告知家长'], ['intervened', '已干预'], ['referred', '已转介'], ['followed', '已随访'], ['closed', '已结案']]),
  ]),
  view('hotline_shifts', '热线值班', '一名志愿者的一个班次', 'hotlineShifts', ['schoolYear', 'dutyOn', 'shift', 'period', 'startTime', 'endTime', 'seat', 'name', 'schoolName', 'county', 'substitute', 'attended']),
  view('hotline_call_months', '热线来电（按月份汇总）', '一个月', null, ['schoolYear', month, ['suppressed', '样本过小', FEW_CALLS], ...calls]),
  view('hotline_call_counts', '热线来电（按县区、月份汇总）', '一个县区的一个月；来电者的县区只在这里，不与来电的内容放在一起', null, ['schoolYear', 'county', month, ['suppressed', '样本过小', FEW_CALLS], ...calls]),
  view('hotline_call_hours', '热线来电（按钟点汇总）', '一个学年里的一个钟点', null, ['schoolYear', ['hour', '来电钟点', '0–23；空：只登记了日期'], ['suppressed', '样本过小', FEW_CALLS], ...calls]),
  view('hotline_call_parts', '热线来电构成（按月份汇总）', '一个月里一种来电，如问题类型为学业的；每个类别各把全部来电分一次，不同类别的次数不能相加', null, [
    'schoolYear', month, ['part', '类别', CALL_PARTS.map((id) => ({ id, label: CALL_PART_NAMES[id].label }))], ['value', '取值', callValues(CALL_PARTS)], ['suppressed', '样本过小', FEW_CALLS], ...hidden([['calls', '来电数']]),
  ]),
  view('hotline_call_topics', '热线来电的问题类型与危机等级', '一个学年里一种问题类型的一个危机等级', null, [
    'schoolYear', ['topic', '问题类型', callValues(['topic'])], ['crisisLevel', '危机等级', callValues(['crisisLevel'])], ['suppressed', '样本过小', FEW_CALLS], ...hidden([['calls', '来电数']]),
  ]),
  view('courses', '课程开设', '一所学校的一个年级', 'courses', [...place, 'grade', 'classes', 'classesTaught', 'inTimetable', 'courseForm', 'lessonsPerWeek', 'termHours', 'teacherKind', 'textbook', 'displaced']),
  view('daily_management_returns', '五项管理与减负', '一所学校的一个年级', 'dailyManagement', [
    ...place, 'grade', 'homeworkMinutes', 'noHomeworkDay', 'examsPerTerm', 'ranksPublished', 'exerciseMinutes', 'physicalEducationLessons', 'breakMinutes', 'artLessons', 'labourLessons', 'arrivalTime', 'firstLesson', 'sleepHours', 'practicePerMonth',
  ]),
  view('counseling_rooms', '心理辅导室', '一所学校', 'counselingRooms', [...place, 'hasRoom', 'area', 'zones', 'builtOn', 'openHours', 'staff', 'head', 'visitsPerTerm', 'funding']),
  view('scorings', '作答计分', '一个批次里一份量表的作答', null, [
    'batch', ['scale', '量表'], ['status', '计分情况', codes({ scored: '已计分', unknownScale: '认不出量表', notScorable: '没有记分键', otherQuestions: '题数不符', unclearCoding: '记分方法不明' })], ['message', '说明'], ['bandSet', '分级方法'], ['coding', '记分方法'], ['persons', '作答人数'], 'suppressed', ['invalid', '无效人数', HIDDEN], ['rules', '定级依据', `JSON：每条规则涉及的人数；${HIDDEN}`],
  ]),
  view('batches', '导入批次', '一个批次，即一个文件里的一张表', null, [
    'batch', ['dataset', '数据表', DATASETS], ['fileName', '文件名'], ['sha256', '文件校验值'], ['sheet', '工作表'], 'schoolYear', ['loadedAt', '导入时间'], ['rowsRead', '读到行数'], ['rowsLoaded', '入库行数'], ['rowsRejected', '退回行数'], ['rowsSkipped', '略过行数'],
  ]),
  view('issues', '数据问题', '一个问题', null, [
    'batch', ['sourceRow', '表中行号'], ['cell', '单元格'], ['columnLabel', '列'], ['value', '原值', '能认出学生的已遮盖'], ['code', '问题代码'], ['severity', '程度', codes({ error: '错误', warning: '警告', info: '提示' })],
    ['action', '处理', codes({ fixed: '已改正', emptied: '已置空', rejected: '已退回', noted: '已记录' })], ['message', '说明'], ['schoolRef', '学校', '文件里写的学校'], ['schoolName', '学校名称'], 'county', ['closedBy', '解决批次', '解决它的导入批次；空为未解决'],
  ]),
];

export const QUERY_VIEWS: readonly string[] = QUERY_VIEW_CATALOGUE.map(({ name }) => name);
