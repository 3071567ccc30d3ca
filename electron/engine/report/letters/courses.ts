/** 五项管理与课程检查通报. */
import type { ReportTable } from '../model';
import { CHART_COLOUR } from './charts';
import { attachedTable, column, eachOf } from './columns';
import { countRequest, schoolsShortRequest, shareRequest } from './requests';
import type { LetterInput, LetterKind } from './types';

const STATES = '各率的分母为报了此项的学校（年级），没有报的不计。“—”表示未上报或不能计算，“0”表示确为零。';
const TIMETABLE_COLUMN = 1;

export function coursesTable(input: LetterInput, name: string): ReportTable {
  return attachedTable(input, input.index, {
    name,
    title: `${eachOf(input)}心理健康教育课程开设情况统计表`,
    unitOfMeasure: '所、%',
    columns: [
      column(['课程开设情况', '列入课表学校率'], 'courseTimetableShare'),
      column(['课程开设情况', '班级开课率'], 'classesTaughtShare'),
      column(['课程开设情况', '每两周至少1课时达标率'], 'fortnightlyLessonShare'),
      column(['课程开设情况', '被占用比例'], 'displacedLessonShare'),
      column(['未报学校数', '未报学校数'], 'coursesUnreported'),
    ],
    notes: [STATES],
  });
}

export function managementTable(input: LetterInput, name: string): ReportTable {
  return attachedTable(input, input.index, {
    name,
    title: `${eachOf(input)}五项管理达标情况统计表`,
    unitOfMeasure: '所、%',
    columns: [
      column(['作业与考试', '书面作业达标学校率'], 'homeworkMetShare'),
      column(['作业与考试', '考试次数达标学校率'], 'examsMetShare'),
      column(['作业与考试', '不公布排名学校率'], 'rankFreeShare'),
      column(['体育与睡眠', '每天锻炼2小时学校率'], 'exerciseTwoHoursShare'),
      column(['体育与睡眠', '睡眠达标学校率'], 'sleepMetShare'),
      column(['体育与睡眠', '课间15分钟达标比例'], 'breakMetShare'),
      column(['未报学校数', '未报学校数'], 'dailyUnreported'),
    ],
    notes: [STATES],
  });
}

export const coursesLetter: LetterKind = {
  id: 'courses',
  subject: ({ name }) => `${name}中小学五项管理与心理健康教育课程检查情况`,
  word: '通报',
  purpose: ({ bureau, members }) => `为落实减轻学生过重负担和心理健康教育课程开设的各项要求，${bureau}对${members}课程开设和作业、考试、体育、睡眠等管理情况进行了检查统计`,
  closing: '特此通报。',
  addressedTo: ({ recipients }) => recipients,
  parts: [
    { heading: '课程开设情况', indicators: ['courseTimetableShare', 'classesTaughtShare', 'fortnightlyLessonShare', 'displacedLessonShare', 'coursesUnreported'], source: '课程开设情况' },
    { heading: '作业与考试管理情况', indicators: ['homeworkMetShare', 'examsMetShare', 'rankFreeShare'], source: '五项管理与减负情况' },
    { heading: '体育与睡眠管理情况', indicators: ['exerciseTwoHoursShare', 'sleepMetShare', 'breakMetShare', 'dailyUnreported'], source: '五项管理与减负情况' },
  ],
  tabled: [],
  cityOnly: [],
  requests: [
    schoolsShortRequest('courseTimetableShare', (short, due) => `开足开好课程。没有把心理健康课列入课表的${short}所学校，要在${due}前列入课表，不得挤占、挪用。`),
    schoolsShortRequest('homeworkMetShare', (short, due) => `严控作业总量。书面作业时间超出规定的${short}所学校，要在${due}前整改到位，建立作业公示和校内统筹制度。`),
    schoolsShortRequest('examsMetShare', (short) => `规范考试管理。考试次数超出规定的${short}所学校要立即纠正，不得以任何形式变相组织考试。`),
    schoolsShortRequest('rankFreeShare', (short) => `严禁公布排名。公布考试排名的${short}所学校要立即纠正，不得以考试成绩给学生排名。`),
    schoolsShortRequest('exerciseTwoHoursShare', (short, due) => `保障体育活动。每天综合体育活动不足2小时的${short}所学校，要在${due}前调整课程和作息安排。`),
    schoolsShortRequest('sleepMetShare', (short, due) => `保证睡眠时间。学生睡眠时间没有达到规定的${short}所学校，要在${due}前落实上课时间、就寝时间等要求，并加强家校沟通。`),
    shareRequest('displacedLessonShare', (_, { county, bureau }) => `落实课时。已列入课表的心理健康课不得被其他学科占用，${county === null ? '各县区' : bureau}要加强随机抽查。`),
    countRequest('coursesUnreported', (count, due) => `补报课程数据。没有报课程开设情况的${count}所学校，要在${due}前补报。`),
    countRequest('dailyUnreported', (count, due) => `补报五项管理数据。没有报五项管理情况的${count}所学校，要在${due}前补报。`),
  ],
  tables: (input) => [coursesTable(input, '表1 课程开设'), managementTable(input, '表2 五项管理')],
  charts: (input) => [
    { kind: 'chart', name: '图1', title: `${eachOf(input)}心理健康课列入课表学校率`, form: 'bars', table: '表1 课程开设', categories: 0, withTotals: true, series: [{ column: TIMETABLE_COLUMN, label: '列入课表学校率', colour: CHART_COLOUR }], axis: { title: '学校占比', format: 'percent' } },
  ],
};
