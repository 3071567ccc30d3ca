import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetColumn, DatasetDefinition } from './types';

function amount(id: string, label: string, maximum: number, synonyms: readonly string[], example: string): DatasetColumn {
  return { id, label, type: 'decimal', storage: 'keep', minimum: 0, maximum, synonyms, example };
}

/** 五项管理与减负: homework, exams, exercise, sleep and practice as schools report them, one row per school and grade. */
export const dailyManagement: DatasetDefinition = {
  id: 'dailyManagement',
  label: '五项管理与减负',
  description: '作业、考试、体育锻炼、睡眠和实践活动，一校一年级一行（也可一校一行，不填年级）。',
  about: 'school',
  titleWords: ['五项管理', '作业管理', '减负', '双减', '体育锻炼', '作业时间', '考试管理', '睡眠管理'],
  table: 'daily_management',
  naturalKey: ['schoolRef', 'grade'],
  naturalKeyLabel: '学校＋年级',
  signature: [['schoolName', 'schoolCode'], ['homeworkMinutes', 'examsPerTerm', 'exerciseMinutes', 'physicalEducationLessons', 'sleepHours']],
  contraindications: ['姓名', '学籍号', '学号', '总分', '身份证号', '证书名称', '主讲人', '培训名称', '来电时间', '值班日期', '应测人数', '是否列入课表'],
  columns: [
    countyColumn('曹县'),
    schoolNameColumn({ example: '曹县青菏街道中心小学' }),
    schoolCodeColumn('2137000123'),
    { id: 'grade', label: '年级', type: 'grade', storage: 'keep', synonyms: ['所在年级'], example: '五年级' },
    amount('homeworkMinutes', '每日书面作业时间（分钟）', 600, ['每日书面作业时间', '书面作业时间', '每日作业时间', '作业时间', '平均每日书面作业分钟', '作业时长', '每天书面作业时间', '书面作业时长', '每日书面作业时长', '日均书面作业时间'], '50'),
    { id: 'noHomeworkDay', label: '是否有无作业日', type: 'boolean', storage: 'keep', synonyms: ['无作业日', '是否设无作业日', '是否设置无作业日', '每周无作业日'], example: '是' },
    amount('examsPerTerm', '学期统一考试次数', 50, ['考试次数', '学期考试次数', '每学期考试次数', '统一考试次数', '纸笔考试次数', '学期纸笔考试次数', '每学期统一考试次数', '学期统一纸笔考试次数'], '1'),
    { id: 'ranksPublished', label: '是否公布考试排名', type: 'boolean', storage: 'keep', synonyms: ['是否公布排名', '公布排名', '是否排名', '是否公布成绩排名', '有无公布排名', '是否按成绩排名'], example: '否' },
    amount('exerciseMinutes', '每日体育活动时间（分钟）', 600, ['每日体育活动时间', '每日体育锻炼时间', '每天体育活动时间', '体育锻炼时间', '校内体育活动时间', '每日校内体育活动时间', '体育活动时间', '每日综合体育活动分钟', '每日体育活动分钟', '每天锻炼时间', '日均体育活动时间'], '120'),
    amount('physicalEducationLessons', '周体育课节数', 20, ['体育课节数', '每周体育课节数', '周体育课时', '体育周课时', '体育课时', '周体育节数', '体育课周节数'], '4'),
    amount('breakMinutes', '课间时间（分钟）', 60, ['课间时间', '课间时长', '课间分钟', '课间活动时间'], '15'),
    amount('artLessons', '周艺术课节数', 20, ['艺术课节数', '每周艺术课节数', '周艺术课时', '艺术课时', '音乐美术课节数'], '4'),
    amount('labourLessons', '周劳动课节数', 20, ['劳动课节数', '每周劳动课节数', '周劳动课时', '劳动课时'], '1'),
    { id: 'arrivalTime', label: '到校时间', type: 'time', storage: 'keep', synonyms: ['学生到校时间', '早上到校时间', '早晨到校时间', '上学时间'], example: '08:00' },
    { id: 'firstLesson', label: '第一节课时间', type: 'time', storage: 'keep', synonyms: ['上课时间', '第一节上课时间', '早上上课时间', '上午上课时间', '首节课时间'], example: '08:20' },
    amount('sleepHours', '平均睡眠时间（小时）', 14, ['平均睡眠时间', '睡眠时间', '睡眠时长', '每日睡眠时间', '平均睡眠', '学生平均睡眠时间'], '9.5'),
    amount('practicePerMonth', '每月实践活动次数', 60, ['实践活动次数', '每月综合实践活动次数', '综合实践活动次数', '每月社会实践次数'], '1'),
  ],
};
