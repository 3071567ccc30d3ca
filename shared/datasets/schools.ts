import type { DatasetDefinition } from './types';

/** 学校名录 / 学校基本情况统计表: one row per school and school year. */
export const schools: DatasetDefinition = {
  id: 'schools',
  label: '学校名录',
  description: '全市中小学校基本情况，一校一行。师资覆盖率和测评完成率的分母来自这里。',
  titleWords: ['学校名录', '学校基本情况', '中小学校', '学校情况', '学校信息', '学校花名册', '学校一览'],
  table: 'school',
  naturalKey: ['schoolKey'],
  naturalKeyLabel: '学校标识码（没有时用县区＋学校名称）',
  signature: [['schoolName'], ['students', 'stage', 'classes', 'schoolCode', 'staff']],
  contraindications: ['姓名', '教师姓名', '学生姓名', '身份证号', '总分', '专兼职', '预警等级', '学号', '学籍号'],
  columns: [
    { id: 'county', label: '县区', type: 'county', storage: 'keep', synonyms: ['县(区)', '县(市、区)', '县市区', '区县', '所属县区', '所在县区', '所属区县', '县区名称', '县(市区)', '所属县(区)', '行政区划', '区划代码'], example: '曹县' },
    { id: 'township', label: '乡镇（街道）', type: 'text', storage: 'keep', synonyms: ['乡镇', '镇街', '乡镇街道', '中心校', '学区', '所在乡镇', '镇(街道)', '街道'], example: '曹城街道' },
    { id: 'schoolName', label: '学校名称', type: 'schoolName', storage: 'keep', required: true, synonyms: ['学校', '单位', '单位名称', '学校全称', '校名', '学校(单位)名称'], example: '曹县第一中学' },
    { id: 'schoolCode', label: '学校标识码', type: 'schoolCode', storage: 'keep', synonyms: ['学校(机构)标识码', '机构代码', '学校代码', '标识码', '学校编码', '机构标识码', '学校机构代码'], example: '3137000123' },
    { id: 'stage', label: '学校类别', type: 'stage', storage: 'keep', synonyms: ['学段', '办学类型', '类别', '学校类型', '办学类型代码', '学校办学类型', '办别'], example: '初中' },
    { id: 'ownership', label: '办学性质', type: 'choice', storage: 'keep', synonyms: ['公民办', '公办/民办', '举办者', '举办者类型', '性质', '学校性质', '办学体制'], choices: [{ value: 'public', label: '公办', synonyms: ['公立', '公'] }, { value: 'private', label: '民办', synonyms: ['私立', '民'] }], example: '公办' },
    { id: 'urbanRural', label: '城乡类型', type: 'choice', storage: 'keep', synonyms: ['城乡', '城乡分类', '城乡类别', '所在地城乡类型'], choices: [{ value: 'urban', label: '城区', synonyms: ['城市', '主城区', '城乡结合', '城乡结合区', '111', '112', '县城'] }, { value: 'town', label: '镇区', synonyms: ['镇', '镇中心', '镇中心区', '镇乡结合', '镇乡结合区', '特殊区域', '121', '122', '123'] }, { value: 'rural', label: '乡村', synonyms: ['乡', '农村', '村庄', '乡中心', '乡中心区', '210', '220'] }], example: '镇区' },
    { id: 'boarding', label: '是否寄宿制', type: 'boolean', storage: 'keep', synonyms: ['寄宿制', '寄宿制学校', '是否寄宿'], example: '是' },
    { id: 'classes', label: '班级数', type: 'integer', storage: 'keep', minimum: 0, maximum: 500, synonyms: ['班数', '教学班数', '教学班', '班级总数'], example: '36' },
    { id: 'students', label: '在校生数', type: 'integer', storage: 'keep', minimum: 0, maximum: 30000, synonyms: ['学生数', '在校学生数', '学生人数', '学生总数', '在校生', '在校生人数', '在校生总数', '在校人数', '应测人数', '应测'], example: '1820' },
    { id: 'boardingStudents', label: '寄宿生数', type: 'integer', storage: 'keep', minimum: 0, maximum: 30000, synonyms: ['住校生数', '寄宿生', '寄宿生人数', '住宿生数'], example: '300' },
    { id: 'staff', label: '教职工数', type: 'integer', storage: 'keep', minimum: 0, maximum: 5000, synonyms: ['教师数', '专任教师数', '教师人数', '教职工', '教职工人数'], example: '142' },
  ],
};
