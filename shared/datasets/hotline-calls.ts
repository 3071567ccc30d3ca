import { countyColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 热线来电登记: one row per call. No name, number or content of a call is kept: none is needed to see when and about what people call. */
export const hotlineCalls: DatasetDefinition = {
  id: 'hotlineCalls',
  label: '热线来电登记',
  description: '心理热线来电，一次一行：时间、时长、来电者身份、问题类型、危机等级、处置和回访；不存来电者姓名、号码和谈话内容。',
  about: 'event',
  titleWords: ['来电登记', '热线登记', '来电记录', '接线记录', '来访登记', '热线台账', '来电'],
  table: 'hotline_call',
  datedBy: 'calledAt',
  naturalKey: ['callKey'],
  naturalKeyLabel: '来电编号（没有时用来电时间＋接线员＋来电者身份＋问题类型＋通话时长）',
  signature: [['calledAt'], ['caller', 'topic', 'crisisLevel', 'handling']],
  contraindications: ['总分', '学籍号', '学号', '培训名称', '主讲人', '应测人数', '在校生数', '班次', '专兼职'],
  columns: [
    { id: 'callNumber', label: '来电编号', type: 'text', storage: 'keep', synonyms: ['编号', '登记编号', '流水号', '工单号', '记录编号'], example: 'RX20251101-003' },
    { id: 'calledAt', label: '来电时间', type: 'dateTime', storage: 'keep', required: true, synonyms: ['来电日期', '接听时间', '接线时间', '呼入时间', '通话时间', '来电日期时间', '受理时间'], example: '2025-11-01 21:35' },
    { id: 'answered', label: '是否接通', type: 'boolean', storage: 'keep', synonyms: ['接通', '接听情况', '是否接听', '接通情况', '是否受理'], example: '是' },
    { id: 'waitSeconds', label: '等待时长（秒）', type: 'integer', storage: 'keep', minimum: 0, maximum: 7200, synonyms: ['等待时长', '等待秒数', '振铃时长', '排队时长'], example: '12' },
    { id: 'minutes', label: '通话时长（分钟）', type: 'decimal', storage: 'keep', minimum: 0, maximum: 600, synonyms: ['时长', '通话时长', '通话分钟', '时长分钟', '通话时间分钟', '接听时长'], example: '25' },
    { id: 'caller', label: '来电者身份', type: 'choice', storage: 'keep', synonyms: ['来电者', '身份', '来电人身份', '来电者类别', '来电人', '求助者身份', '来电对象'], choices: [{ value: 'student', label: '学生', synonyms: ['本人', '中小学生', '孩子'] }, { value: 'parent', label: '家长', synonyms: ['父亲', '母亲', '父母', '监护人', '学生家长'] }, { value: 'teacher', label: '教师', synonyms: ['老师', '班主任'] }, { value: 'other', label: '其他', synonyms: ['其它', '社会人士', '市民'] }], example: '家长' },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女', '来电者性别'], example: '女' },
    { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['学段', '年级学段', '学生年级', '就读年级', '年级/学段'], example: '九年级' },
    countyColumn('鄄城县'),
    { id: 'repeated', label: '首次或反复', type: 'choice', storage: 'keep', synonyms: ['首次/反复', '是否首次', '来电次数', '首次反复', '是否反复来电'], choices: [{ value: 'first', label: '首次', synonyms: ['初次', '第一次', '是'] }, { value: 'repeated', label: '反复', synonyms: ['重复', '多次', '再次', '否', '二次'] }], example: '首次' },
    { id: 'topic', label: '问题类型', type: 'choice', storage: 'keep', sensitive: true, synonyms: ['来电类型', '咨询类型', '问题类别', '咨询问题', '求助类型', '来电主题', '咨询内容类别', '主要问题'], choices: [{ value: 'emotion', label: '情绪', synonyms: ['情绪问题', '情绪困扰', '焦虑', '抑郁', '抑郁情绪'] }, { value: 'study', label: '学业', synonyms: ['学习', '学习压力', '考试', '考试焦虑', '厌学', '学业压力'] }, { value: 'peers', label: '人际关系', synonyms: ['人际', '同伴', '同伴关系', '人际交往', '师生关系', '欺凌', '校园欺凌'] }, { value: 'family', label: '家庭', synonyms: ['亲子关系', '亲子', '家庭关系', '家庭矛盾', '家庭教育', '子女教育'] }, { value: 'love', label: '恋爱与性', synonyms: ['恋爱', '情感', '早恋', '性', '青春期'] }, { value: 'behaviour', label: '行为', synonyms: ['行为问题', '网络', '网络成瘾', '手机', '沉迷手机', '拒学'] }, { value: 'illness', label: '精神疾病', synonyms: ['精神障碍', '精神科', '睡眠', '失眠'] }, { value: 'crisis', label: '自伤自杀', synonyms: ['自伤', '自杀', '自残', '危机', '轻生'] }, { value: 'enquiry', label: '咨询政策', synonyms: ['政策咨询', '信息咨询', '转介咨询', '咨询'] }, { value: 'other', label: '其他', synonyms: ['其它'] }], example: '学业' },
    { id: 'crisisLevel', label: '危机等级', type: 'choice', storage: 'keep', sensitive: true, synonyms: ['危机程度', '风险等级', '危险等级', '情绪强度', '危机评估', '来电等级'], choices: [{ value: 'high', label: '高', synonyms: ['高危', '高度', '高度危机', '红色', '重'] }, { value: 'middle', label: '中', synonyms: ['中危', '中度', '橙色', '黄色'] }, { value: 'low', label: '低', synonyms: ['低危', '轻度', '蓝色', '轻'] }, { value: 'none', label: '无', synonyms: ['无危机', '正常', '一般', '没有'] }], example: '低' },
    { id: 'handling', label: '处置方式', type: 'choice', storage: 'keep', sensitive: true, synonyms: ['处置', '处理方式', '处理情况', '处置情况', '处理结果', '处置措施'], choices: [{ value: 'listening', label: '倾听疏导', synonyms: ['倾听', '疏导', '心理疏导', '情绪疏导', '安抚'] }, { value: 'advice', label: '建议指导', synonyms: ['建议', '指导', '咨询指导', '解答'] }, { value: 'referral', label: '转介', synonyms: ['转介医院', '建议就医', '转诊'] }, { value: 'guardian', label: '联系监护人', synonyms: ['联系家长', '通知家长', '通知监护人'] }, { value: 'school', label: '联系学校', synonyms: ['通知学校', '转学校'] }, { value: 'police', label: '报警', synonyms: ['联系公安', '110', '报警处置'] }, { value: 'other', label: '其他', synonyms: ['其它'] }], example: '倾听疏导' },
    { id: 'calledBackAt', label: '回访时间', type: 'dateTime', storage: 'keep', synonyms: ['回访日期', '回访', '回访日期时间', '随访时间', '随访日期'], example: '2025-11-02 10:00' },
    { id: 'operator', label: '接线员', type: 'personName', storage: 'keep', synonyms: ['接线教师', '接线人', '值班教师', '接听人', '接线志愿者', '志愿者', '接听教师'], example: '刘洋' },
    { id: 'callerName', label: '来电者姓名', type: 'personName', storage: 'discard', synonyms: ['姓名', '称呼', '来电人姓名', '求助者姓名', '学生姓名'], example: '' },
    { id: 'callerPhone', label: '来电号码', type: 'phone', storage: 'discard', synonyms: ['联系电话', '电话', '手机', '电话号码', '来电电话', '联系方式', '手机号'], example: '' },
    { id: 'content', label: '来电内容', type: 'text', storage: 'discard', synonyms: ['内容', '内容摘要', '咨询内容', '主要内容', '问题描述', '回访结果', '情况说明', '通话内容'], example: '' },
  ],
};
