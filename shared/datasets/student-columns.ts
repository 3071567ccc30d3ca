/** Who was assessed, where, when and with what: the same in scored results and in answers. */
import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetColumn } from './types';

/** Every direct identifier is `identity` or `discard`: nothing here that names a child reaches the warehouse. */
export const studentColumns: readonly DatasetColumn[] = [
  countyColumn('郓城县'),
  schoolNameColumn({ synonyms: ['就读学校', '学生所在学校', '学籍学校'], example: '郓城县第二中学' }),
  schoolCodeColumn('3137000789'),
  { id: 'name', label: '姓名', type: 'personName', storage: 'identity', synonyms: ['学生姓名', '学生', '被测姓名', '被测者姓名', '被试姓名', '受测者姓名', '受测者', '受测人姓名', '测评者姓名', '真实姓名', '用户姓名'], example: '（入库前转换为假名）' },
  { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女', '学生性别'], example: '男' },
  { id: 'idCard', label: '身份证号', type: 'idCard', storage: 'identity', synonyms: ['身份证', '身份证号码', '身份证件号', '身份证件号码', '证件号', '证件号码', '公民身份号码', '公民身份证号', '学生身份证号', '学生身份证号码', '身份号码'], example: '' },
  { id: 'nationalStudentNumber', label: '学籍号', type: 'studentNumber', storage: 'identity', synonyms: ['全国学籍号', '学籍编号', 'G号', '学籍号码', '学籍', '全国学籍号码', '学生学籍号', '学籍主号'], example: '' },
  { id: 'studentNumber', label: '学号', type: 'studentNumber', storage: 'identity', synonyms: ['学生编号', '学生学号', '学生ID', '编号', '测评编号', '测试编号', '测评号', '校内学号', '班内学号', '学籍副号', '学籍辅号', '教育ID', '账号', '登录账号', '用户名', '考生号', '准考证号'], example: '' },
  { id: 'birthDate', label: '出生日期', type: 'date', storage: 'discard', synonyms: ['出生年月', '出生年月日', '出生时间', '生日'], example: '' },
  { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '电话号码', '联系方式', '家长电话', '家长联系电话', '家长手机', '家长联系方式', '监护人电话', '监护人联系电话', '手机号', '手机号码'], example: '' },
  { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['所在年级', '就读年级', '年级名称', '学生年级', '现读年级'], example: '七年级' },
  { id: 'className', label: '班级', type: 'text', storage: 'identity', repeats: true, synonyms: ['班', '所在班级', '就读班级', '班级名称', '行政班', '行政班级', '班号', '班别'], example: '3班' },
  { id: 'assessedOn', label: '测评时间', type: 'date', storage: 'keep', synonyms: ['测评日期', '测试时间', '测试日期', '完成时间', '完成日期', '提交时间', '提交答卷时间', '交卷时间', '答题时间', '作答时间', '作答日期', '测评完成时间', '施测日期', '施测时间', '普测时间', '筛查时间', '筛查日期'], example: '2025-10-16' },
  { id: 'durationSeconds', label: '用时（秒）', type: 'integer', storage: 'keep', sensitive: true, minimum: 0, maximum: 86400, synonyms: ['用时', '用时秒', '作答时长', '答题时长', '答题用时', '所用时间', '测试用时', '测试时长', '测评时长', '耗时', '作答用时', '测评用时', '时长'], example: '860' },
  { id: 'scale', label: '量表', type: 'text', storage: 'keep', repeats: true, synonyms: ['量表名称', '测评量表', '测评工具', '测评量表名称', '问卷名称', '问卷', '测评项目', '测评名称', '测评问卷', '量表类型', '施测量表'], example: 'MHT' },
];

/** What speaks against a list of assessed students: other forms that also name pupils or grade cases. */
export const notAnAssessment: readonly string[] = [
  '专兼职', '教师姓名', '证书名称', '在校生数', '班级数', '职称', '来电时间', '来电者身份', '接线员', '回访日期', '值班教师', '培训名称', '应测', '应测人数', '实测', '实测人数', '有效人数', '检出率',
];
