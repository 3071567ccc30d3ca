import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 课程开设情况: mental-health lessons, one row per school and grade (or one per school). */
export const courses: DatasetDefinition = {
  id: 'courses',
  label: '课程开设情况',
  description: '心理健康教育课程，一校一年级一行（也可一校一行，不填年级）。',
  about: 'school',
  titleWords: ['课程开设', '开课情况', '心理健康课', '课程情况', '课程设置', '开课统计'],
  table: 'course',
  naturalKey: ['schoolRef', 'grade'],
  naturalKeyLabel: '学校＋年级',
  signature: [['schoolName', 'schoolCode'], ['inTimetable', 'courseForm', 'termHours', 'textbook', 'lessonsPerWeek']],
  contraindications: ['姓名', '学籍号', '学号', '总分', '身份证号', '证书名称', '从事心理健康教育年限', '主讲人', '培训名称', '来电时间', '值班日期', '应测人数', '每日书面作业时间'],
  columns: [
    countyColumn('单县'),
    schoolNameColumn({ example: '单县北城第一初级中学' }),
    schoolCodeColumn('3137000456'),
    { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['开课年级', '授课年级'], example: '七年级' },
    { id: 'classes', label: '班级数', type: 'integer', storage: 'keep', minimum: 0, maximum: 200, synonyms: ['班数', '年级班数', '教学班数', '班级总数'], example: '12' },
    { id: 'classesTaught', label: '开课班级数', type: 'integer', storage: 'keep', minimum: 0, maximum: 200, synonyms: ['开课班数', '开设班级数', '已开课班级数', '开设班数'], example: '12' },
    { id: 'inTimetable', label: '是否列入课表', type: 'boolean', storage: 'keep', synonyms: ['列入课表', '是否进课表', '进课表', '是否纳入课表', '纳入课表', '是否排入课表', '是否开课', '是否开设', '是否开设心理健康课'], example: '是' },
    { id: 'courseForm', label: '课程形式', type: 'choice', storage: 'keep', synonyms: ['开课形式', '课程类型', '课程类别', '课程性质', '开设形式'], choices: [{ value: 'national', label: '国家课程', synonyms: ['国家'] }, { value: 'local', label: '地方课程', synonyms: ['地方'] }, { value: 'school', label: '校本课程', synonyms: ['校本'] }, { value: 'topic', label: '专题教育', synonyms: ['专题', '讲座', '专题讲座'] }, { value: 'classMeeting', label: '主题班会', synonyms: ['班会', '班会课', '班队会'] }], example: '校本课程' },
    { id: 'lessonsPerWeek', label: '周课时', type: 'decimal', storage: 'keep', minimum: 0, maximum: 20, synonyms: ['每周课时', '周课时数', '每班周课时', '周节数', '每周节数'], example: '0.5' },
    { id: 'termHours', label: '学期课时', type: 'decimal', storage: 'keep', minimum: 0, maximum: 200, synonyms: ['学期课时数', '每学期课时', '每学期课时数', '学期总课时', '每班学期课时'], example: '10' },
    { id: 'teacherKind', label: '任课教师', type: 'choice', storage: 'keep', synonyms: ['任课教师类别', '授课教师', '授课教师类别', '任课教师身份', '教师身份'], choices: [{ value: 'fullTime', label: '专职', synonyms: ['专职教师', '专职心理教师'] }, { value: 'partTime', label: '兼职', synonyms: ['兼职教师', '兼职心理教师'] }, { value: 'headTeacher', label: '班主任', synonyms: ['班主任兼任'] }, { value: 'other', label: '其他', synonyms: ['其它', '学科教师'] }], example: '专职' },
    { id: 'textbook', label: '教材', type: 'text', storage: 'keep', repeats: true, synonyms: ['教材/读本', '教材名称', '使用教材', '读本', '教材读本', '教材版本'], example: '心理健康教育（七年级）' },
    { id: 'displaced', label: '是否占课', type: 'boolean', storage: 'keep', synonyms: ['占课', '是否被占用', '占课情况', '有无占课', '是否存在占课'], example: '否' },
  ],
};
