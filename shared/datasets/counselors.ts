import type { DatasetDefinition } from './types';

/**
 * 心理健康教师台账: one row per teacher and school. Teachers are adults in office: their names are kept
 * because official lists need them; ID numbers become pseudonyms; phone numbers are dropped at the door.
 */
export const counselors: DatasetDefinition = {
  id: 'counselors',
  label: '心理健康教师台账',
  description: '专兼职心理健康教师，一人一行（在两所学校任教的各占一行）。',
  titleWords: ['心理健康教师', '心理健康教育教师', '心理教师', '专兼职', '教师台账', '教师信息采集', '师资'],
  table: 'counselor',
  naturalKey: ['schoolRef', 'person'],
  naturalKeyLabel: '学校＋教师（身份证号；没有时用姓名＋性别＋出生年月，再没有时用学校＋姓名）',
  signature: [['name'], ['schoolName', 'schoolCode'], ['employment', 'certificate', 'subject', 'counselingYears']],
  contraindications: ['总分', '预警等级', '学籍号', '学号', '班级', '测评时间', '在校生数', '班级数'],
  columns: [
    { id: 'county', label: '县区', type: 'county', storage: 'keep', synonyms: ['县(区)', '县(市、区)', '县市区', '区县', '所属县区', '所在县区', '所属区县', '县区名称'], example: '单县' },
    { id: 'schoolName', label: '学校名称', type: 'schoolName', storage: 'keep', synonyms: ['学校', '单位', '单位名称', '所在学校', '任教学校', '工作单位', '所在单位', '学校全称'], example: '单县实验小学' },
    { id: 'schoolCode', label: '学校标识码', type: 'schoolCode', storage: 'keep', synonyms: ['学校(机构)标识码', '机构代码', '学校代码', '标识码', '学校编码', '机构标识码'], example: '2137000456' },
    { id: 'name', label: '姓名', type: 'personName', storage: 'keep', required: true, synonyms: ['教师姓名', '心理教师姓名', '教师'], example: '李静' },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女'], example: '女' },
    { id: 'idCard', label: '身份证号', type: 'idCard', storage: 'identity', synonyms: ['身份证', '身份证号码', '身份证件号', '证件号码', '公民身份号码', '身份证件号码'], example: '' },
    { id: 'birthMonth', label: '出生年月', type: 'date', storage: 'keep', synonyms: ['出生日期', '出生时间', '生日'], example: '1988.06' },
    { id: 'employment', label: '专职/兼职', type: 'choice', storage: 'keep', required: true, synonyms: ['专兼职', '专/兼职', '专职或兼职', '专(兼)职', '任职性质', '是否心理健康教育教师', '专兼职情况', '专职兼职', '专兼职类别', '教师类别', '岗位性质'], choices: [{ value: 'fullTime', label: '专职', synonyms: ['专', '专任', '专职教师', '专职心理健康教育教师', '专职心理教师', '专职心理健康教师'] }, { value: 'partTime', label: '兼职', synonyms: ['兼', '兼课', '兼任', '兼职教师', '兼职心理健康教育教师', '兼职心理教师', '兼职心理健康教师'] }, { value: 'none', label: '否', synonyms: ['不是', '非心理教师'] }], example: '专职' },
    { id: 'subject', label: '原任学科', type: 'text', storage: 'keep', synonyms: ['任教学科', '学科', '所教学科', '兼任学科', '原学科'], example: '语文' },
    { id: 'education', label: '学历', type: 'text', storage: 'keep', synonyms: ['最高学历', '文化程度', '学历学位'], example: '本科' },
    { id: 'major', label: '所学专业', type: 'text', storage: 'keep', synonyms: ['专业', '毕业专业', '最高学历专业'], example: '应用心理学' },
    { id: 'certificate', label: '心理类证书名称', type: 'text', storage: 'keep', synonyms: ['资格证书', '心理咨询师证', '持证情况', '证书名称及等级', '证书名称', '心理证书', '心理健康资格证书', '资格证书名称', '证书'], example: '国家二级心理咨询师' },
    { id: 'certificateDate', label: '证书取得时间', type: 'date', storage: 'keep', synonyms: ['取得时间', '发证时间', '证书时间', '发证日期'], example: '2016.11' },
    { id: 'counselingYears', label: '从事心理健康教育年限', type: 'decimal', storage: 'keep', minimum: 0, maximum: 60, synonyms: ['年限', '心理教龄', '从事年限', '从事心理工作年限', '从事心理健康教育工作年限'], example: '6' },
    { id: 'title', label: '职称', type: 'text', storage: 'keep', synonyms: ['专业技术职务', '职称等级'], example: '一级教师' },
    { id: 'weeklyHours', label: '周心理课时数', type: 'decimal', storage: 'keep', minimum: 0, maximum: 60, synonyms: ['周课时', '周心理课时', '每周课时', '心理课周课时', '周课时数'], example: '8' },
    { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '联系方式', '手机号', '手机号码', '电话号码'], example: '' },
  ],
};
