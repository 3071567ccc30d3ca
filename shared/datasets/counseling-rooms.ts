import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 心理辅导室建设情况: one row per school. */
export const counselingRooms: DatasetDefinition = {
  id: 'counselingRooms',
  label: '心理辅导室建设情况',
  description: '学校心理辅导室的面积、功能分区、人员、开放时间和经费，一校一行。',
  about: 'school',
  titleWords: ['心理辅导室', '心理咨询室', '辅导室建设', '咨询室建设', '心理辅导中心', '心理健康教育场所'],
  table: 'counseling_room',
  naturalKey: ['schoolRef'],
  naturalKeyLabel: '学校',
  signature: [['schoolName', 'schoolCode'], ['area', 'zones', 'openHours', 'hasRoom']],
  contraindications: ['学籍号', '学号', '总分', '身份证号', '证书名称', '主讲人', '培训名称', '来电时间', '值班日期', '应测人数', '课程形式'],
  columns: [
    countyColumn('牡丹区'),
    schoolNameColumn({ example: '菏泽市第二十一中学' }),
    schoolCodeColumn('3137000021'),
    { id: 'hasRoom', label: '是否建有心理辅导室', type: 'boolean', storage: 'keep', synonyms: ['是否建有', '有无心理辅导室', '是否建成', '心理辅导室', '是否有心理辅导室', '有无咨询室', '是否建有心理咨询室', '心理咨询室'], example: '是' },
    { id: 'area', label: '面积（平方米）', type: 'decimal', storage: 'keep', minimum: 0, maximum: 5000, synonyms: ['面积', '建筑面积', '使用面积', '辅导室面积', '心理辅导室面积', '咨询室面积', '总面积'], example: '80' },
    { id: 'zones', label: '功能分区', type: 'text', storage: 'keep', synonyms: ['功能区', '功能室', '功能区设置', '功能分区情况', '功能室设置'], example: '个体辅导室、团体活动室、办公接待区' },
    { id: 'builtOn', label: '建成时间', type: 'date', storage: 'keep', synonyms: ['建成日期', '建设时间', '建成年月', '建室时间', '启用时间'], example: '2021-09' },
    { id: 'openHours', label: '每周开放时间（小时）', type: 'decimal', storage: 'keep', minimum: 0, maximum: 168, synonyms: ['每周开放时间', '开放时间', '每周开放时长', '周开放时间', '每周开放小时数', '开放时长'], example: '15' },
    { id: 'staff', label: '专兼职人员数', type: 'integer', storage: 'keep', minimum: 0, maximum: 100, synonyms: ['人员数', '辅导人员数', '工作人员数', '配备人员数', '人员配备', '辅导教师数'], example: '2' },
    { id: 'head', label: '负责人', type: 'personName', storage: 'keep', synonyms: ['负责人姓名', '辅导室负责人', '责任人'], example: '孙丽' },
    { id: 'visitsPerTerm', label: '学期接待人次', type: 'integer', storage: 'keep', minimum: 0, maximum: 100000, synonyms: ['接待人次', '辅导人次', '个案辅导人次', '学期辅导人次', '咨询人次', '接访人次'], example: '60' },
    { id: 'funding', label: '年度经费（元）', type: 'decimal', storage: 'keep', minimum: 0, maximum: 100000000, synonyms: ['经费', '年度经费', '经费投入', '年经费', '专项经费', '投入经费'], example: '20000' },
  ],
};
