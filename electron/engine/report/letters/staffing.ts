/** 师资配备情况通报. */
import { coverageChart } from './charts';
import { attachedStaffingTable, attachedTable, column, eachOf } from './columns';
import { countRequest, schoolsShortRequest, shareRequest } from './requests';
import type { LetterKind } from './types';

export const staffingLetter: LetterKind = {
  id: 'staffing',
  subject: ({ name }) => `${name}中小学心理健康教育师资配备情况`,
  word: '通报',
  purpose: ({ whole, bureau, members }) => `为全面掌握${whole}中小学心理健康教育师资配备情况，推动配齐建强心理健康教师队伍，${bureau}组织对${members}师资配备情况进行了统计核对`,
  closing: '特此通报。',
  addressedTo: ({ recipients }) => recipients,
  parts: [
    { heading: '学校配备情况', indicators: ['counselorCoverage', 'ruralCounselorCoverage', 'fullTimeCoverage'], source: '学校名录和心理健康教师台账' },
    { heading: '教师队伍情况', indicators: ['counselorCount', 'fullTimeCounselorCount', 'partTimeCounselorCount', 'studentsPerCounselor'], source: '心理健康教师台账' },
    { heading: '专业水平情况', indicators: ['certifiedShare', 'relatedMajorShare', 'countiesWithResearcher'], source: '心理健康教师的证书、专业和教研员情况' },
  ],
  tabled: ['schoolCount', 'studentCount', 'tenClassCoverage', 'largeSchoolsWithoutFullTime'],
  cityOnly: ['countiesWithResearcher', 'studentsPerCounselor'],
  notOfCounty: ['countiesWithResearcher'],
  requests: [
    schoolsShortRequest('counselorCoverage', (short, due, { county, bureau }) => `补齐空白学校。尚未配备心理健康教师的${short}所学校，要在${due}前至少配备1名专职或兼职心理健康教师，由${county === null ? '各县区' : bureau}逐校建立台账、逐校销号。`),
    schoolsShortRequest('fullTimeCoverage', (short, due, { whole, county, bureau }) => `增加专职教师。${whole}还有${short}所学校没有专职心理健康教师，${county === null ? '各县区' : bureau}要在${due}前制定分年度补充计划，优先保障规模较大和寄宿制学校。`),
    shareRequest('countiesWithResearcher', (due) => `配齐教研力量。尚未配备心理教研员的县区，要在${due}前至少明确1名专职或兼职心理教研员。`),
    countRequest('schoolCount', (_, due, { responsible, bureau }) => `核实上报数据。${responsible}要对照附件逐项核实，有出入的于${due}前书面报${bureau}。`),
  ],
  tables: (input) => [
    attachedStaffingTable(input),
    attachedTable(input, input.index, {
      name: '表2 专业水平',
      title: `${eachOf(input)}心理健康教师专业水平情况统计表`,
      unitOfMeasure: '所、%',
      columns: [
        column(['教师专业水平', '持证率'], 'certifiedShare'),
        column(['教师专业水平', '专业对口率'], 'relatedMajorShare'),
        column(['专职教师配备', '专职配备率'], 'fullTimeCoverage'),
        column(['专职教师配备', '每10个班1名专职达标率'], 'tenClassCoverage'),
        column(['专职教师配备', '大校、寄宿校缺专职学校数'], 'largeSchoolsWithoutFullTime'),
      ],
      notes: ['“—”表示未上报或不能计算，“0”表示确为零。'],
    }),
  ],
  charts: (input) => [coverageChart(input)],
};
