import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetColumn, DatasetDefinition } from './types';

function count(id: string, label: string, synonyms: readonly string[], example: string): DatasetColumn {
  return { id, label, type: 'integer', storage: 'keep', minimum: 0, maximum: 30000, synonyms, example };
}

/**
 * 测评组织情况: what each school reports of its assessment, by grade or in all. Levels are kept as the form numbers them: which of 一级 and 三级 is
 * the worst differs from place to place.
 */
export const assessmentOrganisation: DatasetDefinition = {
  id: 'assessmentOrganisation',
  label: '测评组织情况',
  description: '各校上报的测评组织情况：应测、实测、有效、知情同意和各级人数，一校一行或一校一年级一行。',
  about: 'school',
  titleWords: ['测评组织情况', '测评结果汇总', '测评汇总', '测评情况统计', '测评工作情况', '筛查情况统计', '普测情况', '测评完成情况'],
  table: 'assessment_organisation',
  datedBy: 'startedOn',
  naturalKey: ['schoolRef', 'grade', 'scale', 'startedOn'],
  naturalKeyLabel: '学校＋年级＋量表＋开始日期',
  signature: [['schoolName', 'schoolCode'], ['toAssess'], ['assessed']],
  contraindications: ['姓名', '学籍号', '学号', '总分', '身份证号', '专兼职', '主讲人', '培训名称', '来电时间', '值班日期'],
  columns: [
    countyColumn('巨野县'),
    schoolNameColumn({ example: '巨野县麒麟镇中学' }),
    schoolCodeColumn('3137000654'),
    { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['测评年级', '参测年级'], example: '七年级' },
    { id: 'scale', label: '量表', type: 'text', storage: 'keep', repeats: true, synonyms: ['量表名称', '测评量表', '测评工具', '使用量表'], example: 'MHT' },
    { id: 'startedOn', label: '开始日期', type: 'date', storage: 'keep', synonyms: ['测评日期', '测评时间', '测评开始日期', '测评开始时间', '开展时间', '开展测评时间'], example: '2025-10-13' },
    { id: 'endedOn', label: '结束日期', type: 'date', storage: 'keep', synonyms: ['测评结束日期', '测评结束时间', '完成时间', '完成日期'], example: '2025-10-17' },
    count('toAssess', '应测人数', ['应测', '应参测人数', '应参加人数', '应参加测评人数', '应测学生数', '应测评人数', '应测总人数'], '420'),
    count('assessed', '实测人数', ['实测', '参测人数', '实际测评人数', '完成人数', '实际参测人数', '参加测评人数', '实测学生数', '已测人数', '测评人数'], '412'),
    count('valid', '有效人数', ['有效', '有效问卷数', '有效测评人数', '有效份数', '有效问卷', '有效样本'], '405'),
    count('invalid', '无效人数', ['无效', '无效问卷数', '无效份数', '无效问卷'], '7'),
    count('levelOne', '一级人数', ['一级', '一级预警', '一级预警人数', '一级关注', '一级预警数'], '3'),
    count('levelTwo', '二级人数', ['二级', '二级预警', '二级预警人数', '二级关注', '二级预警数'], '15'),
    count('levelThree', '三级人数', ['三级', '三级预警', '三级预警人数', '三级关注', '三级预警数'], '41'),
    count('retested', '复测人数', ['复测', '复评人数', '二次测评人数'], '18'),
    count('interviewed', '访谈人数', ['访谈', '约谈人数', '已访谈人数', '面谈人数'], '18'),
    count('referred', '转介人数', ['转介', '转介就医人数', '已转介人数'], '1'),
    count('consented', '知情同意人数', ['知情同意', '同意人数', '签署知情同意书人数', '家长同意人数', '知情同意书份数'], '415'),
    count('refused', '拒绝人数', ['拒绝', '不同意人数', '家长不同意人数', '拒测人数'], '5'),
    { id: 'reason', label: '未测原因', type: 'text', storage: 'keep', synonyms: ['未参测原因', '未测原因说明', '缺测原因'], example: '请假5人，休学3人' },
  ],
};
