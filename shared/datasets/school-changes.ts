import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetColumn, DatasetDefinition } from './types';

const named = (column: DatasetColumn, id: string, label: string, synonyms: readonly string[]): DatasetColumn => ({ ...column, id, label, synonyms });

/** 学校变更表: what became of schools, one row per school that was renamed, merged, closed, founded or handed over. */
export const schoolChanges: DatasetDefinition = {
  id: 'schoolChanges',
  label: '学校变更表',
  description: '更名、合并、撤销、新建、划转的学校，一校一行（几所学校合并的，原来每所各占一行）。名录和其他表中的原名称按它对应到现在的学校。',
  about: 'reference',
  titleWords: ['学校变更', '学校更名', '学校撤并', '学校调整', '变更情况', '布局调整', '学校沿革'],
  table: 'school_change',
  naturalKey: ['oldSchool', 'newSchool', 'changeType'],
  naturalKeyLabel: '原学校＋现学校＋变更类型',
  signature: [['oldName', 'newName'], ['changeType'], ['effectiveOn']],
  atLeastOne: [['oldName', 'oldCode', 'newName', 'newCode']],
  contraindications: ['姓名', '教师姓名', '学生姓名', '身份证号', '学籍号', '学号', '总分', '预警等级', '在校生数', '班级数', '专兼职', '培训名称', '值班日期', '来电时间', '主讲人', '活动主题', '应测人数', '是否列入课表', '面积'],
  columns: [
    countyColumn('曹县'),
    named(schoolNameColumn({ example: '曹县韩集镇第一小学' }), 'oldName', '原名称', ['原学校名称', '原校名', '变更前名称', '变更前学校名称', '原学校', '旧名称', '变更前', '原单位名称']),
    named(schoolCodeColumn('2137000456'), 'oldCode', '原标识码', ['原学校标识码', '原学校(机构)标识码', '变更前标识码', '原机构代码', '原代码']),
    named(schoolNameColumn({ example: '曹县韩集镇中心小学' }), 'newName', '现名称', ['现学校名称', '现校名', '变更后名称', '变更后学校名称', '新学校名称', '新名称', '新校名', '现学校', '变更后', '并入学校', '现单位名称']),
    named(schoolCodeColumn('2137000457'), 'newCode', '现标识码', ['现学校标识码', '现学校(机构)标识码', '变更后标识码', '新标识码', '新学校标识码', '现机构代码', '现代码']),
    { id: 'changeType', label: '变更类型', type: 'choice', storage: 'keep', required: true, synonyms: ['变更类别', '变更情况', '变更方式', '变更事项', '调整类型', '调整方式'], choices: [{ value: 'renamed', label: '更名', synonyms: ['改名', '名称变更', '变更名称'] }, { value: 'merged', label: '合并', synonyms: ['并入', '撤并', '整合', '合并入', '撤销合并'] }, { value: 'closed', label: '撤销', synonyms: ['停办', '关闭', '注销', '撤点', '撤校', '终止办学'] }, { value: 'founded', label: '新建', synonyms: ['新设', '新办', '设立', '新增', '新成立'] }, { value: 'transferred', label: '划转', synonyms: ['划入', '划出', '移交', '隶属变更', '管理权移交'] }], example: '更名' },
    { id: 'effectiveOn', label: '生效日期', type: 'date', storage: 'keep', required: true, synonyms: ['变更日期', '变更时间', '批准日期', '批准时间', '生效时间', '执行日期', '启用日期'], example: '2025-07-01' },
    { ...countyColumn('鲁西新区'), id: 'newCounty', label: '划入县区', synonyms: ['现县区', '变更后县区', '现管理县区', '现隶属县区', '接收县区', '现所属县区'] },
    { id: 'document', label: '文号', type: 'text', storage: 'keep', synonyms: ['批准文号', '文件号', '批复文号', '依据文号', '依据', '批准文件', '文件依据'], example: '菏教字〔2025〕12号' },
  ],
};
