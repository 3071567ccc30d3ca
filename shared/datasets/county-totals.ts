import { countyColumn } from './place-columns';
import type { DatasetColumn, DatasetDefinition } from './types';

function total(id: string, label: string, synonyms: readonly string[], example: string, maximum = 3_000_000): DatasetColumn {
  return { id, label, type: 'integer', storage: 'keep', minimum: 0, maximum, synonyms, example };
}

/**
 * 县区汇总表: the totals that a county has added up itself, one row a county. Held against what the program counts from the single
 * rows, and counted nowhere.
 */
export const countyTotals: DatasetDefinition = {
  id: 'countyTotals',
  label: '县区汇总表',
  description: '各县区自己汇总上报的合计数，一个县区一行。只用来与程序按明细统计的数核对，不计入任何指标。',
  about: 'event',
  heldAgainstOnly: true,
  titleWords: ['汇总表', '县区汇总', '情况汇总', '数据汇总', '工作汇总', '汇总统计', '统计汇总'],
  table: 'county_total',
  naturalKey: ['county'],
  naturalKeyLabel: '县区',
  signature: [['county'], ['schoolCount', 'counselorCount', 'fullTimeCount', 'partTimeCount', 'studentsToAssess', 'assessedStudents']],
  contraindications: [
    '学校名称', '学校', '学校全称', '学校标识码', '单位名称', '乡镇', '乡镇(街道)', '年级', '班级', '学段', '学校类别', '办学类型', '姓名', '教师姓名', '学生姓名', '身份证号', '学籍号', '学号', '总分', '预警等级', '培训名称', '值班日期', '来电时间', '主讲人', '活动主题', '行政区划县区', '管理县区', '变更类型',
  ],
  columns: [
    { ...countyColumn('曹县'), required: true, synonyms: [...countyColumn('').synonyms, '填报县区', '填报单位', '报送单位', '上报单位'] },
    total('schoolCount', '学校数', ['学校总数', '中小学校数', '中小学数', '学校所数', '学校数量', '学校个数', '中小学校总数'], '86', 5_000),
    total('schoolsWithCounselor', '已配备教师学校数', ['已配备学校数', '配备学校数', '已配备心理教师学校数', '配备心理教师学校数', '配备专兼职教师学校数'], '84', 5_000),
    total('counselorCount', '心理教师数', ['心理健康教师数', '心理健康教育教师数', '专兼职教师数', '专兼职心理教师数', '专兼职心理健康教师数', '心理教师总数', '心理教师人数', '心理健康教师人数', '专兼职教师总数', '专兼职合计', '专兼职心理健康教育教师数'], '260', 20_000),
    total('fullTimeCount', '专职教师数', ['专职', '专职人数', '其中专职', '专职心理教师数', '专职心理健康教师数', '专职教师', '专职教师人数', '专职心理健康教育教师数'], '31', 20_000),
    total('partTimeCount', '兼职教师数', ['兼职', '兼职人数', '其中兼职', '兼职心理教师数', '兼职心理健康教师数', '兼职教师', '兼职教师人数', '兼职心理健康教育教师数'], '229', 20_000),
    total('schoolsAssessed', '开展测评学校数', ['已测评学校数', '测评学校数', '参测学校数', '已开展测评学校数'], '86', 5_000),
    total('studentsToAssess', '应测人数', ['应测', '应参测人数', '应参加人数', '应测学生数', '应测总人数', '应测评人数'], '98000'),
    total('assessedStudents', '实测人数', ['实测', '参测人数', '实际测评人数', '完成人数', '实测学生数', '已测人数', '测评人数'], '96500'),
    total('validResults', '有效人数', ['有效', '有效问卷数', '有效测评人数', '有效份数', '有效问卷', '有效样本', '有效结果数'], '95200'),
    total('levelOne', '一级人数', ['一级', '一级预警', '一级预警人数', '危机人数', '红色预警人数'], '210'),
    total('levelTwo', '二级人数', ['二级', '二级预警', '二级预警人数', '重点关注人数', '橙色预警人数'], '1900'),
    total('levelThree', '三级人数', ['三级', '三级预警', '三级预警人数', '一般关注人数', '黄色预警人数'], '7600'),
  ],
};
