import { countyColumn, schoolNameColumn } from './place-columns';
import { teacherColumns } from './teacher-columns';
import type { DatasetDefinition } from './types';

/** 热线值班表: one row per volunteer and shift of the 24-hour hotline. */
export const hotlineShifts: DatasetDefinition = {
  id: 'hotlineShifts',
  label: '热线值班表',
  description: '心理热线排班，一人值一班占一行；班次起止时间可写在一格（08:00-16:00）或两格。',
  about: 'event',
  titleWords: ['值班表', '排班表', '热线值班', '值班安排', '轮值', '接线值班', '值班'],
  table: 'hotline_shift',
  datedBy: 'dutyOn',
  naturalKey: ['dutyOn', 'shift', 'period', 'startTime', 'seat', 'person'],
  naturalKeyLabel: '值班日期＋班次＋席位＋值班教师',
  signature: [['dutyOn'], ['name'], ['shift', 'period', 'startTime']],
  contraindications: ['总分', '预警等级', '学籍号', '学号', '来电时间', '来电者身份', '培训名称', '主讲人', '应测人数', '在校生数'],
  columns: [
    { id: 'dutyOn', label: '值班日期', type: 'date', storage: 'keep', required: true, synonyms: ['日期', '值班时间', '排班日期', '值守日期'], example: '2025-11-01' },
    { id: 'shift', label: '班次', type: 'text', storage: 'keep', repeats: true, synonyms: ['班别', '值班班次', '时段', '值班时段', '班种'], example: '早班' },
    { id: 'period', label: '起止时间', type: 'timeRange', storage: 'keep', synonyms: ['班次起止', '班次时间', '起止', '值班起止时间', '时间段', '班次起止时间'], example: '08:00-16:00' },
    { id: 'startTime', label: '开始时间', type: 'time', storage: 'keep', synonyms: ['上班时间', '起始时间', '接班时间', '到岗时间'], example: '' },
    { id: 'endTime', label: '结束时间', type: 'time', storage: 'keep', synonyms: ['下班时间', '终止时间', '交班时间', '离岗时间'], example: '' },
    { id: 'seat', label: '席位', type: 'text', storage: 'keep', repeats: true, synonyms: ['座席', '坐席', '席位号', '线路', '机位', '话机'], example: '1号席' },
    ...teacherColumns({ synonyms: ['值班教师', '值班人', '值班人员', '值班志愿者', '志愿者', '接线员', '值班员', '值守人员', '教师姓名', '志愿者姓名', '值班教师姓名'], example: '刘洋' }),
    countyColumn('东明县'),
    schoolNameColumn({ synonyms: ['工作单位', '所在单位', '任教学校', '值班教师单位', '志愿者单位'], example: '东明县第一中学' }),
    { id: 'substitute', label: '替班人', type: 'personName', storage: 'keep', synonyms: ['替班', '替班教师', '代班人', '代班', '备班', '备班人员'], example: '' },
    { id: 'attended', label: '是否到岗', type: 'boolean', storage: 'keep', synonyms: ['到岗', '到岗情况', '签到', '是否签到', '出勤'], example: '是' },
  ],
};
