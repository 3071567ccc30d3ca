/** The forms of the field under the headers that counties print. */
import { expect, it } from 'vitest';
import type { DatasetId } from '../../../shared/datasets';
import { look, mapping, type Row } from './tables';

interface Form {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly dataset: DatasetId;
  readonly columns: Readonly<Record<string, number>>;
}

const forms: readonly Form[] = [
  {
    title: '2025年曹县心理健康教师培训情况统计表',
    rows: [['序号', '姓名', '学校', '身份', '培训名称', '级别', '起止日期', '学时', '主办单位', '是否合格', '证书编号'], [1, '李静', '曹县第一中学', '专职', '骨干教师培训', '省级', '2025.10.20', 40, '省教科院', '是', 'X1'], [2, '王强', '曹县实验小学', '班主任', '骨干教师培训', '省级', '2025.10.20', 40, '省教科院', '是', 'X2']],
    dataset: 'trainings',
    columns: { name: 1, schoolName: 2, role: 3, training: 4, level: 5, startedOn: 6, hours: 7, organiser: 8, passed: 9, certificateNumber: 10 },
  },
  {
    title: '百名心理思政课教师进校园活动台账',
    rows: [['序号', '日期', '县区', '学校', '主讲人', '主题', '形式', '对象', '参加人数', '时长', '满意度', '佐证材料'], [1, '2025年11月5日', '曹县', '曹县第一中学', '李静', '情绪管理', '讲座', '学生', 320, 60, '98%', 'A1'], [2, '2025年11月6日', '单县', '单县实验小学', '王强', '亲子沟通', '家长课堂', '家长', 150, 90, '95%', 'A2']],
    dataset: 'activities',
    columns: { heldOn: 1, county: 2, schoolName: 3, speaker: 4, topic: 5, form: 6, audience: 7, participants: 8, minutes: 9, satisfaction: 10, evidence: 11 },
  },
  {
    title: '心理健康测评结果汇总表',
    rows: [['学校', '年级', '应测', '实测', '有效', '一级', '二级', '三级', '合计'], ['曹县第一中学', '七年级', 300, 298, 290, 1, 5, 20, 26], ['曹县第一中学', '八年级', 280, 280, 275, 0, 4, 18, 22]],
    dataset: 'assessmentOrganisation',
    columns: { schoolName: 0, grade: 1, toAssess: 2, assessed: 3, valid: 4, levelOne: 5, levelTwo: 6, levelThree: 7 },
  },
  {
    title: '重点关注学生跟进台账（一生一策）',
    rows: [['学校', '学生姓名', '学籍号', '性别', '年级', '班级', '预警等级', '初筛时间', '复测时间', '约谈时间', '访谈结果', '通知家长时间', '转介时间', '随访时间', '结案时间', '情况说明'], ['曹县第一中学', '张一', '', '男', '七年级', '3班', '二级', '2025-10-15', '2025-10-29', '2025-10-31', '重点', '2025-10-31', '', '2025-11-17', '', '略'], ['曹县第一中学', '张二', '', '女', '八年级', '1班', '三级', '2025-10-15', '2025-10-29', '2025-11-03', '一般', '2025-11-03', '', '', '2025-11-20', '略']],
    dataset: 'followUps',
    columns: { schoolName: 0, name: 1, nationalStudentNumber: 2, gender: 3, grade: 4, className: 5, level: 6, screenedOn: 7, retestedOn: 8, interviewedOn: 9, interviewOutcome: 10, guardianInformedOn: 11, referredOn: 12, followedOn: 13, closedOn: 14, notes: 15 },
  },
  {
    title: '菏泽市6885885心理热线2025年11月值班表',
    rows: [['日期', '班次', '起止时间', '席位', '值班教师', '单位', '联系电话', '替班人', '到岗'], ['2025-11-01', '早班', '08:00-16:00', '1号席', '李静', '曹县第一中学', '13800000000', '', '√'], ['2025-11-01', '晚班', '16:00-24:00', '1号席', '王强', '单县第二中学', '13800000001', '', '√']],
    dataset: 'hotlineShifts',
    columns: { dutyOn: 0, shift: 1, period: 2, seat: 3, name: 4, schoolName: 5, phone: 6, substitute: 7, attended: 8 },
  },
  {
    title: '来电登记表',
    rows: [['编号', '来电时间', '来电者身份', '性别', '年级', '县区', '首次/反复', '问题类型', '危机等级', '处置', '回访日期', '接线员'], [1, '2025-10-16 21:30', '家长', '男', '七年级', '曹县', '首次', '学业', '低', '倾听', '', '李静'], [2, '2025-10-17 02:10', '学生', '女', '高一', '单县', '反复', '情绪', '高', '联系家长', '2025-10-17', '王强']],
    dataset: 'hotlineCalls',
    columns: { callNumber: 0, calledAt: 1, caller: 2, gender: 3, grade: 4, county: 5, repeated: 6, topic: 7, crisisLevel: 8, handling: 9, calledBackAt: 10, operator: 11 },
  },
  {
    title: '心理健康课程开设情况统计表',
    rows: [['学校', '年级', '班级数', '是否列入课表', '课程形式', '周课时', '任课教师', '教材/读本', '是否占课'], ['曹县第一中学', '七年级', 6, '是', '校本', 1, '专职', '心理健康', '否'], ['曹县第一中学', '八年级', 6, '否', '班会', 0.5, '班主任', '无', '是']],
    dataset: 'courses',
    columns: { schoolName: 0, grade: 1, classes: 2, inTimetable: 3, courseForm: 4, lessonsPerWeek: 5, teacherKind: 6, textbook: 7, displaced: 8 },
  },
  {
    title: '五项管理落实情况统计表',
    rows: [['县区', '学校名称', '年级', '每日书面作业时间(分钟)', '学期考试次数', '是否公布排名', '每天体育活动时间(分钟)', '周体育课节数', '课间时间', '到校时间', '平均睡眠时间'], ['曹县', '曹县实验小学', '五年级', 50, 1, '否', 120, 4, 15, '8:00', 9.5], ['曹县', '曹县实验小学', '六年级', 60, 1, '否', 60, 3, 10, '7:50', 9]],
    dataset: 'dailyManagement',
    columns: { county: 0, schoolName: 1, grade: 2, homeworkMinutes: 3, examsPerTerm: 4, ranksPublished: 5, exerciseMinutes: 6, physicalEducationLessons: 7, breakMinutes: 8, arrivalTime: 9, sleepHours: 10 },
  },
  {
    title: '心理辅导室建设情况',
    rows: [['学校', '面积', '功能分区', '建成时间', '每周开放时间', '负责人', '经费'], ['曹县第一中学', 60, '个体、团体', '2021年9月', 15, '李静', 20000], ['曹县实验小学', 40, '个体', '2022.3', 10, '王强', 8000]],
    dataset: 'counselingRooms',
    columns: { schoolName: 0, area: 1, zones: 2, builtOn: 3, openHours: 4, head: 5, funding: 6 },
  },
];

it.each(forms.map((form) => [form.title, form] as const))('%s', (_, { title, rows, dataset, columns }) => {
  const { tables, unknown } = look([[title], ['填报单位（盖章）：曹县教育局', '', '填报时间：2025-11-20'], ...rows]);
  expect(unknown).toEqual([]);
  expect(tables.map((table) => [table.dataset.id, table.needsConfirmation])).toEqual([[dataset, false]]);
  expect(mapping(tables[0]!)).toEqual(columns);
});
