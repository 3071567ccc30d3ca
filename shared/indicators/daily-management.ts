import type { PolicyId } from '../policies';
import { measure, PLACE, PLACE_AND_GRADE, schools, theme } from './define';
import type { IndicatorDefinition, IndicatorTarget } from './types';

const double = '中办、国办《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（2021）';
const ten = '教基厅〔2025〕2号（2025年10月）';
const all = (policy: PolicyId, label = '目标 100%'): readonly IndicatorTarget[] => [{ value: 1, label, policy }];
const reported = '分母为报了此项的学校；一校几个年级都报的，各年级都达到才算。';

export const dailyManagementIndicators: readonly IndicatorDefinition[] = theme({ theme: 'dailyManagement', policy: double, suppression: 'organisational', dimensions: PLACE }, [
  { id: 'homeworkMetShare', label: '书面作业时间达标学校率', unit: 'share', direction: 'higher', targets: all('doubleReduction2021'), definition: `小学一二年级无书面作业、小学其他年级不超过60分钟、初中不超过90分钟的学校占比；高中没有此项要求。${reported}`, formula: '达标学校数 ÷ 已报学校数 × 100%', numerator: schools('homeworkMet', 'fact_daily_management'), denominator: schools('homeworkMet IS NOT NULL', 'fact_daily_management') },
  { id: 'noHomeworkDayShare', label: '设无作业日比例', unit: 'share', direction: 'higher', policy: ten, dimensions: PLACE_AND_GRADE, definition: '设有每周无作业日的年级（行）÷ 填了此项的年级（行）。', formula: '设无作业日年级 ÷ 已报年级 × 100%', numerator: measure('fact_daily_management', 'count(*) FILTER (WHERE noHomeworkDay)'), denominator: measure('fact_daily_management', 'count(noHomeworkDay)') },
  { id: 'examsMetShare', label: '考试次数达标学校率', unit: 'share', direction: 'higher', policy: '教育部办公厅《关于加强义务教育学校考试管理的通知》（2021）', targets: all('exams2021'), definition: `小学一二年级不进行纸笔考试、小学其他年级每学期不超过1次、初中不超过2次（期中、期末）的学校占比；高中没有此项要求。${reported}`, formula: '达标学校数 ÷ 已报学校数 × 100%', numerator: schools('examsMet', 'fact_daily_management'), denominator: schools('examsMet IS NOT NULL', 'fact_daily_management') },
  { id: 'rankFreeShare', label: '不公布考试排名学校率', unit: 'share', direction: 'higher', policy: ten, targets: all('tenMeasures2025'), definition: `没有任何年级公布考试排名的学校占比。${reported}`, formula: '不公布排名学校数 ÷ 已报学校数 × 100%', numerator: schools('rankFree', 'fact_daily_management'), denominator: schools('rankFree IS NOT NULL', 'fact_daily_management') },
  { id: 'exerciseHourShare', label: '每天锻炼1小时学校率', unit: 'share', direction: 'higher', policy: '菏泽市（2023）：保障学生校内每天1小时体育活动', // Two hours a day have taken its place.
    targets: [{ value: 1, label: '市定目标 100%', policy: 'heze2023', effectiveTo: '2025-09-30' }], definition: `每日体育活动不少于60分钟的学校占比。${reported}`, formula: '达标学校数 ÷ 已报学校数 × 100%', numerator: schools('exerciseHour', 'fact_daily_management'), denominator: schools('exerciseHour IS NOT NULL', 'fact_daily_management') },
  { id: 'exerciseTwoHoursShare', label: '每天锻炼2小时学校率', unit: 'share', direction: 'higher', policy: ten, targets: all('tenMeasures2025', '目标 100%（2025年10月起）'), definition: `每日综合体育活动不少于120分钟的学校占比。${reported}`, formula: '达标学校数 ÷ 已报学校数 × 100%', numerator: schools('exerciseTwoHours', 'fact_daily_management'), denominator: schools('exerciseTwoHours IS NOT NULL', 'fact_daily_management') },
  { id: 'sleepMetShare', label: '睡眠时间达标学校率', unit: 'share', direction: 'higher', policy: '教基厅函〔2021〕11号（2021）', targets: all('sleep2021'), definition: `平均睡眠小学不少于10小时、初中9小时、高中8小时的学校占比。${reported}`, formula: '达标学校数 ÷ 已报学校数 × 100%', numerator: schools('sleepMet', 'fact_daily_management'), denominator: schools('sleepMet IS NOT NULL', 'fact_daily_management') },
  { id: 'dailyUnreported', label: '未报五项管理学校数', unit: 'school', direction: 'lower', definition: '名录中没有报五项管理与减负情况的学校数。', formula: '学校数 − 已报学校数', numerator: schools('NOT dailyReported', 'fact_daily_management') },
]);
