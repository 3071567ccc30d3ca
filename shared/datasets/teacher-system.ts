import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/**
 * 教师管理信息系统导出: teachers as the national system (全国教师管理信息系统, 教师档案) knows them, one row each, whether they teach
 * psychology or not. Held against the roster person by person and counted nowhere: the roster is what counts. ID numbers become
 * pseudonyms as in the roster.
 */
export const teacherSystem: DatasetDefinition = {
  id: 'teacherSystem',
  label: '教师管理信息系统导出',
  description: '从全国教师管理信息系统（教师档案）导出的教师名单，一人一行，含“是否心理健康教育教师”。只用来与心理健康教师台账逐人核对，不计入任何指标。',
  about: 'teacher',
  heldAgainstOnly: true,
  titleWords: ['教师管理信息系统', '教师信息管理系统', '教师管理系统', '教师档案', '教师基本信息', '教师信息导出', '教职工信息', '教职工基本信息'],
  table: 'teacher_record',
  naturalKey: ['schoolRef', 'person'],
  naturalKeyLabel: '学校＋教师（身份证号；没有时用姓名＋性别＋出生年月，再没有时用学校＋姓名）',
  signature: [['name'], ['schoolName', 'schoolCode'], ['employment']],
  contraindications: [
    '总分', '预警等级', '学籍号', '学号', '学生姓名', '班级', '测评时间', '在校生数', '班级数', '培训名称', '培训时间', '学时', '主办单位', '值班日期', '班次', '来电时间', '接线员', '主讲人', '活动主题',
    '专职/兼职', '专兼职', '心理类证书名称', '证书名称', '资格证书', '证书名称及等级', '心理咨询师证', '从事心理健康教育年限', '周心理课时数', '是否核心团队', '是否热线志愿者', '是否教研员',
  ],
  columns: [
    countyColumn('单县'),
    schoolNameColumn({ synonyms: ['任教学校', '工作单位', '所在单位', '任职学校', '现任教学校', '学校(机构)', '所在学校(机构)'], example: '单县实验小学' }),
    schoolCodeColumn('2137000456'),
    { id: 'name', label: '姓名', type: 'personName', storage: 'keep', required: true, synonyms: ['教师姓名', '教职工姓名'], example: '李静' },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女'], example: '女' },
    { id: 'idCard', label: '身份证件号', type: 'idCard', storage: 'identity', synonyms: ['身份证号', '身份证', '身份证号码', '证件号码', '公民身份号码', '身份证件号码', '证件号', '教师身份证号'], example: '' },
    { id: 'birthMonth', label: '出生日期', type: 'date', storage: 'keep', synonyms: ['出生年月', '出生年月日', '出生时间', '生日'], example: '1988.06' },
    {
      id: 'employment', label: '是否心理健康教育教师', type: 'choice', storage: 'keep',
      synonyms: ['心理健康教育教师', '是否心理健康教师', '心理健康教育教师类型', '心理健康教育教师类别', '是否为心理健康教育教师', '是否专兼职心理健康教育教师'],
      choices: [
        { value: 'fullTime', label: '专职心理健康教育教师', synonyms: ['专职', '专', '专职心理健康教师', '专职心理教师'] },
        { value: 'partTime', label: '兼职心理健康教育教师', synonyms: ['兼职', '兼', '兼职心理健康教师', '兼职心理教师'] },
        { value: 'none', label: '否', synonyms: ['不是', '非心理健康教育教师', '非心理教师'] },
      ],
      example: '兼职心理健康教育教师',
    },
    { id: 'subject', label: '任教学科', type: 'text', storage: 'keep', synonyms: ['学科', '任教课程', '所教学科', '主要任教学科', '现任教学科', '任课学科', '任课课程名称'], example: '语文' },
    { id: 'idType', label: '身份证件类型', type: 'text', storage: 'discard', synonyms: ['证件类型', '证件类别', '身份证件类别'], example: '' },
    { id: 'teacherNumber', label: '教师个人标识码', type: 'text', storage: 'discard', synonyms: ['个人标识码', '教师编号', '教师号', '教职工号', '教师标识码', '工号'], example: '' },
    { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '联系方式', '手机号', '手机号码'], example: '' },
  ],
};
