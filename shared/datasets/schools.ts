import { countyColumn, schoolCodeColumn, schoolNameColumn } from './place-columns';
import type { DatasetDefinition } from './types';

/** 学校名录 / 学校基本情况统计表: one row per school and school year. */
export const schools: DatasetDefinition = {
  id: 'schools',
  label: '学校名录',
  description: '全市中小学校基本情况，一校一行。师资覆盖率和测评完成率的分母来自这里。',
  about: 'directory',
  titleWords: ['学校名录', '学校基本情况', '中小学校', '学校情况', '学校信息', '学校花名册', '学校一览'],
  table: 'school',
  naturalKey: ['schoolKey'],
  naturalKeyLabel: '学校标识码（没有时用县区＋学校名称）',
  signature: [['schoolName'], ['students', 'stage', 'classes', 'schoolCode', 'staff']],
  contraindications: [
    '姓名', '教师姓名', '学生姓名', '身份证号', '总分', '专兼职', '预警等级', '学号', '学籍号', '年级', '班级', '实测', '实测人数', '参测人数', '有效人数', '检出率', '一级', '二级', '三级', '是否列入课表', '课程形式',
    '周课时', '教材', '面积', '功能分区', '培训名称', '主讲人', '活动主题', '经费', '来电时间',
  ],
  columns: [
    countyColumn('曹县'),
    { id: 'township', label: '乡镇（街道）', type: 'text', storage: 'keep', synonyms: ['乡镇', '镇街', '乡镇街道', '乡镇办', '乡(镇)', '乡(镇、街道)', '乡镇(办事处)', '乡镇名称', '中心校', '学区', '学区(中心校)', '所在乡镇', '所在乡镇(街道)', '所在镇街', '所属乡镇', '镇(街道)', '镇(街)', '街道', '办事处'], example: '曹城街道' },
    schoolNameColumn({ required: true, example: '曹县第一中学' }),
    schoolCodeColumn('3137000123'),
    { id: 'stage', label: '学校类别', type: 'stage', storage: 'keep', synonyms: ['学段', '办学类型', '类别', '学校类型', '办学类型代码', '办学类型名称', '学校办学类型', '学校办学类型代码', '办学层次', '学校层次', '学段类别', '所属学段', '办别'], example: '初中' },
    { id: 'ownership', label: '办学性质', type: 'choice', storage: 'keep', synonyms: ['公民办', '公办/民办', '举办者', '举办者类型', '举办者性质', '性质', '学校性质', '办学体制', '公/民办', '公办民办', '公民办性质', '办学主体', '学校举办者', '公/私立'], choices: [{ value: 'public', label: '公办', synonyms: ['公立', '公'] }, { value: 'private', label: '民办', synonyms: ['私立', '民'] }], example: '公办' },
    { id: 'urbanRural', label: '城乡类型', type: 'choice', storage: 'keep', synonyms: ['城乡', '城乡分类', '城乡分类代码', '城乡类别', '城乡属性', '城乡划分', '所在地城乡类型', '所在地城乡分类', '学校所在地城乡类型', '地域类型'], choices: [{ value: 'urban', label: '城区', synonyms: ['城市', '主城区', '城乡结合', '城乡结合区', '111', '112', '县城'] }, { value: 'town', label: '镇区', synonyms: ['镇', '镇中心', '镇中心区', '镇乡结合', '镇乡结合区', '特殊区域', '121', '122', '123'] }, { value: 'rural', label: '乡村', synonyms: ['乡', '农村', '村庄', '乡中心', '乡中心区', '210', '220'] }], example: '镇区' },
    { id: 'boarding', label: '是否寄宿制', type: 'boolean', storage: 'keep', synonyms: ['寄宿制', '寄宿制学校', '是否寄宿制学校', '是否寄宿学校', '是否为寄宿制学校', '是否寄宿'], example: '是' },
    { id: 'classes', label: '班级数', type: 'integer', storage: 'keep', minimum: 0, maximum: 500, synonyms: ['班数', '教学班数', '教学班', '教学班个数', '班级个数', '班级总数', '现有班级数', '现有教学班'], example: '36' },
    { id: 'students', label: '在校生数', type: 'integer', storage: 'keep', minimum: 0, maximum: 30000, synonyms: ['学生数', '在校学生数', '学生人数', '学生总数', '在校生', '在校生人数', '在校生总数', '在校人数', '在校总人数', '现有学生数', '在籍学生数', '学籍人数', '学生总人数', '在校学生总数', '在校学生', '应测人数', '应测'], example: '1820' },
    { id: 'boardingStudents', label: '寄宿生数', type: 'integer', storage: 'keep', minimum: 0, maximum: 30000, synonyms: ['住校生数', '寄宿生', '寄宿生人数', '寄宿学生数', '住宿生数', '住宿生', '住宿学生数', '住校生人数'], example: '300' },
    { id: 'staff', label: '教职工数', type: 'integer', storage: 'keep', minimum: 0, maximum: 5000, synonyms: ['教师数', '专任教师数', '教师人数', '教职工', '教职工人数', '教职工总数', '教师总数', '教师总人数', '专任教师', '在编教师数', '在职教师数', '教职员工数', '专任教师人数'], example: '142' },
  ],
};
