/** 县区汇总表: what counties say that they come to, most of them right. */
import { countyLabel } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import { SAMPLE_AREAS } from './areas';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import type { SampleCounts } from './truth';

/** What the sheet says of a county, by the dataset's columns. */
export type StatedTotals = Readonly<Record<'schoolCount' | 'schoolsWithCounselor' | 'counselorCount' | 'fullTimeCount' | 'partTimeCount' | 'studentsToAssess' | 'assessedStudents' | 'validResults' | 'levelOne' | 'levelTwo' | 'levelThree', number>>;

type Id = keyof StatedTotals | 'county';
const columns: readonly FormColumn<Id>[] = [
  ['number', '序号'], ['county', '县（市、区）'], ['schoolCount', '学校数'], ['schoolsWithCounselor', '已配备学校数'],
  ['counselorCount', '总数', '心理健康教师数'], ['fullTimeCount', '专职', '心理健康教师数'], ['partTimeCount', '兼职', '心理健康教师数'],
  ['studentsToAssess', '应测', '测评情况'], ['assessedStudents', '实测', '测评情况'], ['validResults', '有效', '测评情况'],
  ['levelOne', '一级', '预警人数'], ['levelTwo', '二级', '预警人数'], ['levelThree', '三级', '预警人数'],
];

/** Every third county counts teachers of several schools at each; every fourth has written some pupils too many. */
function statedBy(place: number, counts: SampleCounts, posts: number): StatedTotals {
  const { riskLevels } = counts;
  const counselorCount = place % 3 === 0 ? posts : counts.counselorCount;
  return {
    schoolCount: counts.schoolCount,
    schoolsWithCounselor: counts.schoolsWithCounselor,
    counselorCount,
    fullTimeCount: counts.fullTime,
    partTimeCount: counselorCount - counts.fullTime,
    studentsToAssess: counts.studentsToAssess,
    assessedStudents: counts.assessedStudents + (place % 4 === 1 ? 10 + place : 0),
    validResults: riskLevels['0'] + riskLevels['1'] + riskLevels['2'] + riskLevels['3'],
    levelOne: riskLevels['3'],
    levelTwo: riskLevels['2'],
    levelThree: riskLevels['1'],
  };
}

/** The development zones are one by now, and send one row. */
const CODES: readonly string[] = [...new Set(SAMPLE_AREAS.map(({ code }) => code))];

/** By six-digit code. */
export function planCountyTotals(byCounty: Readonly<Record<string, SampleCounts>>, posts: readonly Post[]): Readonly<Record<string, StatedTotals>> {
  const stated = CODES.flatMap((code, place) => {
    const counts = byCounty[code];
    return counts === undefined ? [] : [[code, statedBy(place, counts, posts.filter(({ school }) => school.inScope && school.area.code === code).length)] as const];
  });
  return Object.fromEntries(stated);
}

export async function countyTotalsFile(stated: Readonly<Record<string, StatedTotals>>, { schoolYear }: WritingContext): Promise<WrittenFile> {
  const rows = CODES.flatMap((code): FormRow<Id>[] => {
    const own = stated[code];
    return own === undefined ? [] : [{ cells: { county: countyLabel(code), ...own } }];
  });
  const sum = (id: keyof StatedTotals): number => Object.values(stated).reduce((all, own) => all + own[id], 0);
  const totals = Object.fromEntries(columns.flatMap(([id]) => (id === 'number' || id === 'county' ? [] : [[id, sum(id)]]))) as Partial<Record<Id, number>>;
  return writeForms<Id>(`县区汇总/菏泽市${schoolYear}学年各县区心理健康教育工作情况汇总表`, 'xlsx', [
    {
      dataset: 'countyTotals', sheet: '汇总', title: `菏泽市${schoolYearLabel(schoolYear)}各县区心理健康教育工作情况汇总表`, unitLine: '填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）', columns, rows, totals,
      notes: ['注：本表数据为虚构示例，仅供试用。'],
    },
  ]);
}
