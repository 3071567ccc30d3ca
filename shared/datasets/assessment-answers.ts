import { items, subscales } from './assessment-results';
import { notAnAssessment, studentColumns } from './student-columns';
import type { DatasetDefinition } from './types';

/**
 * 测评原始作答: what platforms export before anybody graded it, one column per question or subscale (wide), or one row
 * per student and question (long: `measure` and `score`). Identifiers are treated as in 心理测评结果.
 */
export const assessmentAnswers: DatasetDefinition = {
  id: 'assessmentAnswers',
  label: '测评原始作答',
  description: '没有预警等级的逐题作答或分量表得分：一名学生一行、每题一栏，或一题一行。身份信息在读取时即转换为假名，不入库。',
  about: 'student',
  titleWords: ['原始作答', '作答明细', '答题明细', '原始数据', '作答数据', '答卷', '原始答案', '逐题'],
  table: 'assessment_answer',
  datedBy: 'assessedOn',
  naturalKey: ['pseudonym', 'scale', 'assessedOn', 'measure'],
  naturalKeyLabel: '学生＋量表＋测评日期＋题号或维度',
  signature: [
    ['items', 'subscales', 'measure'],
    ['items', 'subscales', 'score'],
    ['name', 'studentNumber', 'nationalStudentNumber', 'idCard'],
  ],
  contraindications: notAnAssessment,
  columns: [
    ...studentColumns,
    { id: 'measure', label: '题号或维度', type: 'text', storage: 'keep', repeats: true, synonyms: ['题号', '题目编号', '题目序号', '题目', '题序', '试题编号', '维度', '维度名称', '因子', '因子名称', '分量表', '分量表名称', '子量表', '子量表名称'], example: '学习焦虑' },
    { id: 'score', label: '得分', type: 'decimal', storage: 'keep', sensitive: true, minimum: 0, maximum: 200, synonyms: ['答案', '作答', '选项', '选择', '答案选项', '作答结果', '作答选项', '题目得分', '维度得分', '因子分', '因子得分', '分量表得分', '原始分', '原始答案', '分值', '分数'], example: '8' },
  ],
  series: [items, subscales],
};
