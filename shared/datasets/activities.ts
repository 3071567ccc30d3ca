import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 活动记录（百名心理思政课教师进校园等）: one row per activity at a school. */
export const activities: DatasetDefinition = {
  id: 'activities',
  label: '活动记录',
  description: '心理健康教育活动（百名心理思政课教师进校园、讲座、团辅等），一场一行，学校填活动所在学校。',
  about: 'school',
  titleWords: ['活动记录', '活动台账', '活动开展情况', '进校园', '活动统计', '宣讲', '讲座', '活动登记'],
  table: 'activity',
  datedBy: 'heldOn',
  naturalKey: ['schoolRef', 'heldOn', 'topic', 'speaker'],
  naturalKeyLabel: '学校＋活动日期＋主题＋主讲人',
  signature: [['schoolName', 'schoolCode'], ['speaker', 'topic'], ['heldOn', 'audience', 'participants', 'form']],
  contraindications: ['总分', '预警等级', '学籍号', '学号', '培训名称', '班次', '来电时间', '专兼职', '应测人数', '学时', '值班教师', '证书名称'],
  columns: [
    { id: 'heldOn', label: '活动日期', type: 'date', storage: 'keep', required: true, synonyms: ['日期', '时间', '活动时间', '开展时间', '开展日期', '举办时间', '举办日期', '进校时间', '授课时间', '讲座时间'], example: '2025-11-05' },
    countyColumn('郓城县'),
    schoolNameColumn({ synonyms: ['活动学校', '受访学校', '进校学校', '开展学校', '受益学校', '活动地点', '到访学校'], example: '郓城县第一实验小学' }),
    schoolCodeColumn('2137000321'),
    { id: 'speaker', label: '主讲人', type: 'personName', storage: 'keep', synonyms: ['主讲教师', '授课教师', '讲师', '主讲', '专家', '授课人', '主讲人姓名', '活动教师', '宣讲人'], example: '赵敏' },
    { id: 'speakerUnit', label: '主讲人单位', type: 'text', storage: 'keep', repeats: true, synonyms: ['主讲教师单位', '讲师单位', '授课教师单位', '主讲人所在单位', '专家单位'], example: '郓城县第一中学' },
    { id: 'topic', label: '活动主题', type: 'text', storage: 'keep', synonyms: ['主题', '活动名称', '讲座主题', '讲座题目', '题目', '授课主题', '活动内容', '内容'], example: '做情绪的主人' },
    { id: 'form', label: '活动形式', type: 'choice', storage: 'keep', synonyms: ['形式', '活动类型', '活动方式', '开展形式'], choices: [{ value: 'lecture', label: '讲座', synonyms: ['专题讲座', '报告', '报告会', '宣讲'] }, { value: 'group', label: '团体辅导', synonyms: ['团辅', '团体辅导活动', '团体心理辅导'] }, { value: 'classMeeting', label: '主题班会', synonyms: ['班会', '心理班会'] }, { value: 'parents', label: '家长课堂', synonyms: ['家长学校', '家长会', '家庭教育讲座', '家长讲座'] }, { value: 'lesson', label: '示范课', synonyms: ['心理课', '公开课', '授课', '思政课', '心理健康课'] }, { value: 'other', label: '其他', synonyms: ['其它'] }], example: '讲座' },
    { id: 'audience', label: '活动对象', type: 'choice', storage: 'keep', synonyms: ['对象', '参加对象', '受众', '面向对象', '参与对象', '听众'], choices: [{ value: 'students', label: '学生', synonyms: ['全体学生', '在校学生', '部分学生'] }, { value: 'teachers', label: '教师', synonyms: ['老师', '全体教师', '班主任'] }, { value: 'parents', label: '家长', synonyms: ['学生家长', '全体家长'] }, { value: 'mixed', label: '师生家长', synonyms: ['师生', '混合', '家校', '学生及家长', '学生和家长', '全体师生'] }], example: '学生' },
    { id: 'participants', label: '参加人数', type: 'integer', storage: 'keep', minimum: 0, maximum: 100000, synonyms: ['参与人数', '人数', '受益人数', '参加人次', '受益人次', '听课人数', '参与人次'], example: '320' },
    { id: 'minutes', label: '时长（分钟）', type: 'integer', storage: 'keep', minimum: 0, maximum: 1440, synonyms: ['时长', '活动时长', '活动时长分钟', '分钟数'], example: '60' },
    { id: 'satisfaction', label: '满意度（%）', type: 'decimal', storage: 'keep', minimum: 0, maximum: 100, synonyms: ['满意度', '满意率', '满意度评价'], example: '96' },
    { id: 'evidence', label: '佐证材料编号', type: 'text', storage: 'keep', synonyms: ['佐证材料', '材料编号', '档案编号', '证明材料'], example: 'HD-2025-018' },
  ],
};
