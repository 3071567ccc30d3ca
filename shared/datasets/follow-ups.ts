import { studentColumns } from './student-columns';
import type { DatasetColumn, DatasetDefinition } from './types';

function day(id: string, label: string, synonyms: readonly string[], example: string): DatasetColumn {
  return { id, label, type: 'date', storage: 'keep', sensitive: true, synonyms, example };
}

/**
 * 重点关注学生跟进台账: one row per pupil and case. Pupils become pseudonyms while the file is read; what was said in an interview is
 * nobody's business here and is dropped at the door.
 */
export const followUps: DatasetDefinition = {
  id: 'followUps',
  label: '重点关注学生跟进台账',
  description: '筛查、复测、访谈、告知家长、干预转介、随访到结案的日期，一名学生一次跟进占一行；只存假名，不存谈话内容。',
  about: 'student',
  titleWords: ['重点关注学生', '跟进台账', '干预台账', '一生一策', '心理危机学生', '重点学生', '跟踪台账', '预警学生', '关注学生台账'],
  table: 'follow_up',
  naturalKey: ['pseudonym', 'screenedOn'],
  naturalKeyLabel: '学生＋筛查日期',
  signature: [['name', 'studentNumber', 'nationalStudentNumber', 'idCard'], ['retestedOn', 'interviewedOn', 'guardianInformedOn', 'referredOn', 'closedOn', 'followedOn']],
  contraindications: ['专兼职', '培训名称', '主讲人', '值班日期', '来电时间', '在校生数', '应测人数', '证书名称'],
  columns: [
    ...studentColumns.filter(({ id }) => id !== 'assessedOn' && id !== 'durationSeconds' && id !== 'scale'),
    { id: 'level', label: '关注等级', type: 'riskLevel', storage: 'keep', sensitive: true, synonyms: ['预警等级', '风险等级', '等级', '关注级别', '危机等级', '预警级别'], example: '二级' },
    day('screenedOn', '筛查日期', ['筛查时间', '初筛日期', '初筛时间', '发现日期', '发现时间', '测评日期', '测评时间', '预警日期', '预警时间', '初测日期'], '2025-10-15'),
    day('retestedOn', '复测日期', ['复测时间', '复评日期', '复评时间', '二次测评时间'], '2025-10-29'),
    { id: 'retestLevel', label: '复测等级', type: 'riskLevel', storage: 'keep', sensitive: true, synonyms: ['复测结果', '复评等级', '复评结果', '复测预警等级'], example: '二级' },
    day('interviewedOn', '访谈日期', ['访谈时间', '约谈日期', '约谈时间', '面谈时间', '面谈日期', '评估日期', '评估时间'], '2025-10-31'),
    { id: 'interviewOutcome', label: '访谈结论', type: 'choice', storage: 'keep', sensitive: true, synonyms: ['访谈结果', '访谈等级', '约谈结果', '评估结果', '访谈评估结果', '评估结论'], choices: [{ value: 'cleared', label: '排除', synonyms: ['正常', '无异常', '解除', '排除风险'] }, { value: 'attention', label: '一般关注', synonyms: ['一般', '三级', '普通关注'] }, { value: 'priority', label: '重点关注', synonyms: ['重点', '二级'] }, { value: 'crisis', label: '危机', synonyms: ['一级', '高危', '危机干预'] }], example: '重点关注' },
    day('guardianInformedOn', '告知家长日期', ['告知家长时间', '通知家长时间', '通知家长日期', '家长沟通时间', '家长沟通日期', '联系家长时间', '家校沟通时间', '监护人告知日期'], '2025-10-31'),
    day('intervenedOn', '干预开始日期', ['干预日期', '干预时间', '辅导开始时间', '辅导日期', '开始干预时间', '首次辅导日期'], '2025-11-03'),
    day('referredOn', '转介日期', ['转介时间', '就医日期', '就医时间', '转诊日期', '转诊时间'], ''),
    { id: 'referredTo', label: '转介去向', type: 'choice', storage: 'keep', sensitive: true, synonyms: ['转介机构', '转介单位', '转诊机构', '就医机构'], choices: [{ value: 'hospital', label: '医疗机构', synonyms: ['医院', '精神专科医院', '精神卫生中心', '专科医院'] }, { value: 'center', label: '心理辅导中心', synonyms: ['未成年人成长指导中心', '区域心理辅导中心', '县级心理辅导中心', '成长指导中心', '辅导中心'] }, { value: 'other', label: '其他', synonyms: ['其它'] }], example: '' },
    day('followedOn', '最近随访日期', ['随访日期', '随访时间', '最近随访时间', '跟踪时间', '跟踪日期', '回访日期', '回访时间'], '2025-11-17'),
    day('closedOn', '结案日期', ['结案时间', '解除日期', '解除时间', '解除关注时间', '解除关注日期', '销案日期'], ''),
    { id: 'notes', label: '访谈记录', type: 'text', storage: 'discard', synonyms: ['谈话记录', '访谈内容', '情况描述', '主要问题', '具体表现', '干预措施', '家长意见', '跟进情况', '情况说明'], example: '' },
  ],
};
