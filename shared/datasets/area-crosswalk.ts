import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 区划对照表: in which county a township or a school stands, and which area manages it, from one day to another. */
export const areaCrosswalk: DatasetDefinition = {
  id: 'areaCrosswalk',
  label: '区划对照表',
  description: '鲁西新区、市直等管理范围与行政区划不一致的地方：整个乡镇（街道）一行，只有部分学校属于的，一校一行。填了学校的行先于乡镇的行。',
  about: 'reference',
  titleWords: ['区划对照', '行政区划对照', '管理范围', '区划对应', '区划归属'],
  table: 'area_crosswalk',
  naturalKey: ['place', 'validFrom'],
  naturalKeyLabel: '学校（没有时用行政区划县区＋乡镇街道）＋有效期起',
  signature: [['administrativeCounty'], ['county'], ['township', 'schoolName', 'schoolCode']],
  atLeastOne: [['township', 'schoolName', 'schoolCode']],
  contraindications: ['姓名', '教师姓名', '学生姓名', '身份证号', '学籍号', '学号', '总分', '预警等级', '在校生数', '班级数', '专兼职', '培训名称', '值班日期', '来电时间', '主讲人', '活动主题', '应测人数', '是否列入课表', '面积'],
  columns: [
    { id: 'township', label: '乡镇（街道）', type: 'text', storage: 'keep', synonyms: ['乡镇街道', '乡镇', '街道', '镇街', '乡(镇)', '乡镇(街道)名称', '乡镇名称', '所在乡镇'], example: '佃户屯街道' },
    schoolNameColumn({ example: '' }),
    schoolCodeColumn(''),
    { ...countyColumn('牡丹区'), id: 'administrativeCounty', label: '行政区划县区', required: true, countiesOnly: true, synonyms: ['行政区划所属县区', '行政区划(县区)', '所在行政区', '所属行政区', '属地县区', '行政区划口径', '行政县区'] },
    { ...countyColumn('鲁西新区'), label: '管理县区', required: true, synonyms: ['管理单位', '主管县区', '管理口径', '现管理县区', '管理(县区)', '归口管理县区', '教育主管县区'] },
    { id: 'validFrom', label: '有效期起', type: 'date', storage: 'keep', synonyms: ['起始日期', '生效日期', '有效期开始', '开始日期', '有效起始', '有效期自'], example: '2022-09-02' },
    { id: 'validTo', label: '有效期止', type: 'date', storage: 'keep', synonyms: ['截止日期', '失效日期', '终止日期', '有效期结束', '结束日期', '有效截止', '有效期至'], example: '' },
  ],
};
