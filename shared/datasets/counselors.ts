import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/**
 * 心理健康教师台账: one row per teacher and school. Teachers are adults in office: their names are kept
 * because official lists need them; ID numbers become pseudonyms; phone numbers are dropped at the door.
 */
export const counselors: DatasetDefinition = {
  id: 'counselors',
  label: '心理健康教师台账',
  description: '专兼职心理健康教师，一人一行（在两所学校任教的各占一行）。',
  about: 'teacher',
  titleWords: ['心理健康教师', '心理健康教育教师', '心理教师', '专兼职', '教师台账', '教师信息采集', '师资'],
  table: 'counselor',
  naturalKey: ['schoolRef', 'person'],
  naturalKeyLabel: '学校＋教师（身份证号；没有时用姓名＋性别＋出生年月，再没有时用学校＋姓名）',
  signature: [['name'], ['schoolName', 'schoolCode'], ['employment', 'certificate', 'subject', 'counselingYears']],
  contraindications: ['总分', '预警等级', '学籍号', '学号', '学生姓名', '班级', '测评时间', '在校生数', '班级数', '培训名称', '培训时间', '学时', '主办单位', '值班日期', '班次', '来电时间', '接线员', '主讲人', '活动主题'],
  columns: [
    countyColumn('单县'),
    schoolNameColumn({ synonyms: ['任教学校', '工作单位', '所在单位', '任职学校', '现任教学校', '工作学校', '现工作单位', '所在学校(单位)'], example: '单县实验小学' }),
    schoolCodeColumn('2137000456'),
    { id: 'name', label: '姓名', type: 'personName', storage: 'keep', required: true, synonyms: ['教师姓名', '心理教师姓名', '心理健康教师姓名', '专兼职教师姓名', '教师', '心理教师'], example: '李静' },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女'], example: '女' },
    { id: 'idCard', label: '身份证号', type: 'idCard', storage: 'identity', synonyms: ['身份证', '身份证号码', '身份证件号', '证件号码', '公民身份号码', '身份证件号码', '证件号', '教师身份证号', '身份号码'], example: '' },
    { id: 'birthMonth', label: '出生年月', type: 'date', storage: 'keep', synonyms: ['出生日期', '出生年月日', '出生时间', '出生年份', '生日'], example: '1988.06' },
    { id: 'employment', label: '专职/兼职', type: 'choice', storage: 'keep', required: true, synonyms: ['专兼职', '专/兼职', '专职或兼职', '专(兼)职', '任职性质', '是否心理健康教育教师', '专兼职情况', '专职兼职', '专职(兼职)', '专职/兼职教师', '专兼职类别', '教师类别', '岗位性质', '专职或兼职教师', '是否专职', '任教性质', '专兼职性质', '教师性质', '专兼职教师'], choices: [{ value: 'fullTime', label: '专职', synonyms: ['专', '专任', '专职教师', '专职心理健康教育教师', '专职心理教师', '专职心理健康教师'] }, { value: 'partTime', label: '兼职', synonyms: ['兼', '兼课', '兼任', '兼职教师', '兼职心理健康教育教师', '兼职心理教师', '兼职心理健康教师'] }, { value: 'none', label: '否', synonyms: ['不是', '非心理教师'] }], example: '专职' },
    { id: 'subject', label: '原任学科', type: 'text', storage: 'keep', synonyms: ['任教学科', '学科', '所教学科', '兼任学科', '兼教学科', '主教学科', '现任教学科', '原学科', '所任学科'], example: '语文' },
    { id: 'education', label: '学历', type: 'text', storage: 'keep', synonyms: ['最高学历', '文化程度', '学历学位', '学历层次', '全日制学历', '学历/学位'], example: '本科' },
    { id: 'major', label: '所学专业', type: 'text', storage: 'keep', synonyms: ['专业', '毕业专业', '最高学历专业', '最高学历所学专业', '学历专业', '毕业院校及专业', '毕业学校及专业'], example: '应用心理学' },
    { id: 'certificate', label: '心理类证书名称', type: 'text', storage: 'keep', synonyms: ['资格证书', '心理咨询师证', '持证情况', '证书名称及等级', '证书名称', '心理证书', '心理健康资格证书', '资格证书名称', '心理资格证书', '心理咨询师证书', '心理咨询师资格证', '心理健康教育资格证书', '心理健康类证书', '持有证书', '所持证书', '证书类别', '证书类型', '证书等级', '资质证书', '证书'], example: '国家二级心理咨询师' },
    { id: 'certificateDate', label: '证书取得时间', type: 'date', storage: 'keep', synonyms: ['取得时间', '取得日期', '发证时间', '证书时间', '发证日期', '取证时间', '获证时间', '证书获得时间', '证书取得日期', '获得时间'], example: '2016.11' },
    { id: 'counselingYears', label: '从事心理健康教育年限', type: 'decimal', storage: 'keep', minimum: 0, maximum: 60, synonyms: ['年限', '心理教龄', '从事年限', '从事心理工作年限', '从事心理健康教育工作年限', '从事心理健康工作年限', '心理健康教育年限', '心理工作年限', '从事心理教育年限'], example: '6' },
    { id: 'title', label: '职称', type: 'text', storage: 'keep', synonyms: ['专业技术职务', '专业技术职称', '技术职称', '职称等级', '现职称', '教师职称'], example: '一级教师' },
    { id: 'weeklyHours', label: '周心理课时数', type: 'decimal', storage: 'keep', minimum: 0, maximum: 60, synonyms: ['周课时', '周心理课时', '周心理健康课时', '周心理健康教育课时数', '每周课时', '每周课时数', '每周心理课时数', '心理课周课时', '心理课时', '心理课时数', '周课时数'], example: '8' },
    { id: 'relatedMajor', label: '是否心理学相关专业', type: 'boolean', storage: 'keep', synonyms: ['心理学相关专业', '是否心理相关专业', '是否心理学专业', '是否心理专业', '是否相关专业'], example: '是' },
    { id: 'researcher', label: '是否教研员', type: 'boolean', storage: 'keep', synonyms: ['教研员', '是否心理教研员', '心理教研员', '是否专兼职教研员'], example: '否' },
    { id: 'headTeacher', label: '是否班主任', type: 'boolean', storage: 'keep', synonyms: ['班主任', '是否兼任班主任', '是否担任班主任'], example: '否' },
    { id: 'willing', label: '是否自愿加入核心团队', type: 'boolean', storage: 'keep', synonyms: ['是否自愿', '自愿', '自愿加入核心团队', '是否愿意加入核心团队', '是否自愿参加', '是否报名核心团队'], example: '是' },
    { id: 'coreTeam', label: '是否核心团队', type: 'boolean', storage: 'keep', synonyms: ['核心团队', '是否核心团队成员', '核心团队成员', '是否入选核心团队'], example: '否' },
    { id: 'hotlineVolunteer', label: '是否热线志愿者', type: 'boolean', storage: 'keep', synonyms: ['热线志愿者', '是否心理热线志愿者', '是否热线值班', '热线值班志愿者'], example: '是' },
    { id: 'inService', label: '是否在职', type: 'boolean', storage: 'keep', synonyms: ['在职', '在职状态', '在岗状态', '是否在岗', '在职情况'], example: '是' },
    { id: 'certificateNumber', label: '证书编号', type: 'text', storage: 'discard', synonyms: ['证书号', '证书号码', '资格证书编号'], example: '' },
    { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '联系方式', '手机号', '手机号码', '电话号码', '教师电话', '联系手机'], example: '' },
  ],
};
