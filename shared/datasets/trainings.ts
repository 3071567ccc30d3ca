import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import { teacherColumns } from './teacher-columns';
import type { DatasetDefinition } from './types';

/** 培训记录: one row per teacher and training attended. */
export const trainings: DatasetDefinition = {
  id: 'trainings',
  label: '培训记录',
  description: '心理健康教育培训，一人参加一次培训占一行。',
  about: 'teacher',
  titleWords: ['培训记录', '培训情况', '培训台账', '培训登记', '参训', '培训人员', '培训签到', '培训花名册'],
  table: 'training',
  datedBy: 'startedOn',
  naturalKey: ['person', 'training', 'startedOn'],
  naturalKeyLabel: '教师＋培训名称＋开始日期',
  signature: [['name'], ['training']],
  contraindications: ['总分', '预警等级', '学籍号', '学号', '在校生数', '值班日期', '班次', '来电时间', '接线员', '活动主题', '主讲人', '应测人数'],
  columns: [
    countyColumn('成武县'),
    schoolNameColumn({ synonyms: ['工作单位', '所在单位', '参训单位', '任教学校', '工作学校'], example: '成武县实验中学' }),
    schoolCodeColumn('3137000789'),
    ...teacherColumns({ synonyms: ['教师姓名', '参训教师', '参训人员', '学员姓名', '参训人', '学员'], example: '王芳' }),
    { id: 'role', label: '参训身份', type: 'choice', storage: 'keep', synonyms: ['身份', '人员身份', '人员类别', '参训人员身份', '参训类别', '学员身份'], choices: [{ value: 'fullTime', label: '专职', synonyms: ['专职教师', '专职心理教师', '专职心理健康教师'] }, { value: 'partTime', label: '兼职', synonyms: ['兼职教师', '兼职心理教师', '兼职心理健康教师'] }, { value: 'headTeacher', label: '班主任', synonyms: ['班主任教师'] }, { value: 'manager', label: '管理者', synonyms: ['管理人员', '校长', '副校长', '德育主任', '干部', '行政'] }, { value: 'other', label: '其他', synonyms: ['其他教师', '学科教师', '教师'] }], example: '专职' },
    { id: 'training', label: '培训名称', type: 'text', storage: 'keep', required: true, repeats: true, synonyms: ['培训项目', '培训班名称', '培训主题', '培训内容', '培训班', '培训课程', '项目名称'], example: '全市心理健康教师专题培训' },
    { id: 'level', label: '培训级别', type: 'choice', storage: 'keep', synonyms: ['级别', '层级', '培训层次', '培训层级'], choices: [{ value: 'national', label: '国家级', synonyms: ['国', '国培', '国家'] }, { value: 'provincial', label: '省级', synonyms: ['省', '省培'] }, { value: 'city', label: '市级', synonyms: ['市', '市培', '全市'] }, { value: 'county', label: '县级', synonyms: ['县', '区', '县区', '县区级', '区级', '县(区)级'] }, { value: 'school', label: '校级', synonyms: ['校', '校本', '校本培训'] }], example: '市级' },
    { id: 'mode', label: '培训方式', type: 'choice', storage: 'keep', synonyms: ['培训形式', '线上/线下', '线上线下', '授课方式', '培训类型'], choices: [{ value: 'online', label: '线上', synonyms: ['网络', '在线', '远程', '网上'] }, { value: 'offline', label: '线下', synonyms: ['面授', '集中', '现场', '集中面授'] }, { value: 'blended', label: '线上线下结合', synonyms: ['混合', '混合式', '线上+线下'] }], example: '线下' },
    { id: 'organiser', label: '主办单位', type: 'text', storage: 'keep', repeats: true, synonyms: ['组织单位', '举办单位', '承办单位', '培训单位', '培训机构'], example: '菏泽市教育局' },
    { id: 'startedOn', label: '开始日期', type: 'date', storage: 'keep', synonyms: ['培训时间', '培训日期', '起始日期', '开始时间', '开班时间', '培训开始日期', '培训开始时间', '起止日期', '起止时间'], example: '2025-10-20' },
    { id: 'endedOn', label: '结束日期', type: 'date', storage: 'keep', synonyms: ['截止日期', '结束时间', '终止日期', '结业时间', '培训结束日期', '培训结束时间'], example: '2025-10-22' },
    { id: 'hours', label: '学时', type: 'decimal', storage: 'keep', minimum: 0, maximum: 500, synonyms: ['学时数', '培训学时', '课时', '培训课时', '培训学时数', '认定学时'], example: '24' },
    { id: 'passed', label: '是否合格', type: 'boolean', storage: 'keep', synonyms: ['合格', '考核是否合格', '是否结业', '是否考核合格', '结业情况'], example: '是' },
    { id: 'certificateNumber', label: '证书编号', type: 'text', storage: 'discard', synonyms: ['结业证书编号', '学时证书编号'], example: '' },
  ],
};
