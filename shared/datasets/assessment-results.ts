import type { DatasetDefinition } from './types';

/**
 * 心理测评结果: one row per student, already scored. Every direct identifier of the student becomes a
 * pseudonym while the file is read; birth date and class number are dropped at the door.
 */
export const assessmentResults: DatasetDefinition = {
  id: 'assessmentResults',
  label: '心理测评结果',
  description: '已计分的测评结果，一名学生一行，含总分和预警等级。姓名、学籍号、身份证号在读取时即转换为假名，不入库。',
  titleWords: ['测评结果', '心理测评', '测评明细', '心理健康测评', '筛查结果', '普测', '心理筛查', '测评数据'],
  table: 'assessment',
  naturalKey: ['pseudonym', 'scale', 'assessedOn'],
  naturalKeyLabel: '学生＋量表＋测评日期',
  signature: [['riskLevel'], ['name', 'studentNumber', 'nationalStudentNumber', 'idCard'], ['totalScore', 'grade', 'className', 'assessedOn']],
  contraindications: ['专兼职', '教师姓名', '证书名称', '在校生数', '班级数', '职称'],
  columns: [
    { id: 'county', label: '县区', type: 'county', storage: 'keep', synonyms: ['县(区)', '县(市、区)', '县市区', '区县', '所属县区', '所在县区', '所属区县', '县区名称'], example: '郓城县' },
    { id: 'schoolName', label: '学校名称', type: 'schoolName', storage: 'keep', synonyms: ['学校', '单位', '单位名称', '所在学校', '就读学校', '学校全称'], example: '郓城县第二中学' },
    { id: 'schoolCode', label: '学校标识码', type: 'schoolCode', storage: 'keep', synonyms: ['学校(机构)标识码', '机构代码', '学校代码', '标识码', '学校编码', '机构标识码'], example: '3137000789' },
    { id: 'name', label: '姓名', type: 'personName', storage: 'identity', synonyms: ['学生姓名', '学生', '被测姓名', '受测者姓名', '受测者'], example: '（入库前转换为假名）' },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女', '学生性别'], example: '男' },
    { id: 'idCard', label: '身份证号', type: 'idCard', storage: 'identity', synonyms: ['身份证', '身份证号码', '身份证件号', '证件号码', '公民身份号码', '身份证件号码'], example: '' },
    { id: 'nationalStudentNumber', label: '学籍号', type: 'studentNumber', storage: 'identity', synonyms: ['全国学籍号', '学籍编号', 'G号', '学籍号码', '学籍'], example: '' },
    { id: 'studentNumber', label: '学号', type: 'studentNumber', storage: 'identity', synonyms: ['学生编号', '编号', '测评编号', '校内学号', '班内学号', '教育ID', '账号'], example: '' },
    { id: 'birthDate', label: '出生日期', type: 'date', storage: 'discard', synonyms: ['出生年月', '生日'], example: '' },
    { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '联系方式', '家长电话', '监护人电话', '手机号'], example: '' },
    { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['所在年级', '就读年级', '年级名称'], example: '七年级' },
    { id: 'className', label: '班级', type: 'text', storage: 'identity', synonyms: ['班', '所在班级', '班级名称', '行政班'], example: '3班' },
    { id: 'assessedOn', label: '测评时间', type: 'date', storage: 'keep', synonyms: ['测评日期', '测试时间', '测试日期', '完成时间', '提交时间', '作答时间', '测评完成时间', '施测日期'], example: '2025-10-16' },
    { id: 'durationSeconds', label: '用时（秒）', type: 'integer', storage: 'keep', minimum: 0, maximum: 86400, synonyms: ['用时', '用时秒', '作答时长', '测试用时', '耗时', '作答用时', '测评用时'], example: '860' },
    { id: 'scale', label: '量表', type: 'text', storage: 'keep', synonyms: ['量表名称', '测评量表', '测评工具', '问卷名称', '问卷', '测评项目'], example: 'MHT' },
    { id: 'totalScore', label: '总分', type: 'decimal', storage: 'keep', minimum: 0, maximum: 500, synonyms: ['量表总分', '测评总分', '总得分', '得分', '总焦虑倾向', '总标准分', '原始总分', '分数'], example: '38' },
    { id: 'validityScore', label: '效度分', type: 'decimal', storage: 'keep', minimum: 0, maximum: 100, synonyms: ['效度', '效度量表', '测谎', '掩饰分', 'L分', '测谎分', '效度得分'], example: '2' },
    { id: 'riskLevel', label: '预警等级', type: 'riskLevel', storage: 'keep', synonyms: ['风险等级', '等级', '预警级别', '测评等级', '风险级别', '筛查结果', '测评结果', '结果等级', '关注等级', '心理状况', '预警', '评定等级', '综合等级', '预警结果', '风险程度'], example: '正常' },
  ],
};
