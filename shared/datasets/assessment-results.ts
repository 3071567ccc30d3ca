import { notAnAssessment, studentColumns } from './student-columns';
import type { ColumnSeries, DatasetDefinition } from './types';

/** Answers to questions; no scale of the catalogue has an answer above 5, and vendors' own go to 10. */
export const items: ColumnSeries = { id: 'items', label: '题目作答', minimum: 0, maximum: 10 };
/** Scores of subscales: sums, means or doubled sums, whatever the platform exports. */
export const subscales: ColumnSeries = { id: 'subscales', label: '分量表得分', minimum: 0, maximum: 200 };

/**
 * 心理测评结果: one row per student, already scored. Every direct identifier of the student becomes a
 * pseudonym while the file is read; birth date and class number are dropped at the door.
 */
export const assessmentResults: DatasetDefinition = {
  id: 'assessmentResults',
  label: '心理测评结果',
  description: '已计分的测评结果，一名学生一行，含总分和预警等级。姓名、学籍号、身份证号在读取时即转换为假名，不入库。',
  about: 'student',
  titleWords: ['测评结果', '心理测评', '测评明细', '心理健康测评', '筛查结果', '普测', '心理筛查', '测评数据', '预警名单', '测评汇总'],
  table: 'assessment',
  datedBy: 'assessedOn',
  naturalKey: ['pseudonym', 'scale', 'assessedOn'],
  naturalKeyLabel: '学生＋量表＋测评日期',
  signature: [['riskLevel'], ['name', 'studentNumber', 'nationalStudentNumber', 'idCard'], ['totalScore', 'grade', 'className', 'assessedOn', 'items', 'subscales']],
  contraindications: notAnAssessment,
  columns: [
    ...studentColumns,
    { id: 'totalScore', label: '总分', type: 'decimal', storage: 'keep', sensitive: true, minimum: 0, maximum: 500, synonyms: ['量表总分', '测评总分', '测试总分', '问卷总分', '总得分', '得分', '测评得分', '测评分数', '总焦虑倾向', '总标准分', '标准总分', '原始总分', '总均分', '总粗分', '分数', '成绩', '困难总分'], example: '38' },
    { id: 'validityScore', label: '效度分', type: 'decimal', storage: 'keep', sensitive: true, minimum: 0, maximum: 100, synonyms: ['效度', '效度量表', '效度量表分', '测谎', '测谎量表', '测谎题', '掩饰分', '掩饰性', 'L分', '测谎分', '测谎得分', '效度得分', '效度总分', '效度值'], example: '2' },
    { id: 'riskLevel', label: '预警等级', type: 'riskLevel', storage: 'keep', sensitive: true, synonyms: ['风险等级', '等级', '预警级别', '预警程度', '测评等级', '风险级别', '筛查结果', '筛查等级', '测评结果', '测评结论', '结果等级', '关注等级', '关注级别', '关注程度', '心理状况', '心理健康状况', '预警', '评定等级', '综合等级', '预警结果', '预警状态', '预警类型', '风险程度', '危机等级', '危机级别', '总体评价', '心理等级'], example: '正常' },
  ],
  series: [items, subscales],
};
