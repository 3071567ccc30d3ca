/** Who misses which requirement, and who has not reported: by county, then school by school with the evidence, to be sent back. */
import { findIndicator } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import { type CheckedSchool, countVerdicts, needsAttention, SCHOOL_CHECKS, type SchoolPlace } from '../../../shared/school-checks';
import { schoolYearLabel } from '../../../shared/school-year';
import { stageLabel } from '../../../shared/stages';
import type { LackingSchools } from '../school-checks/read-lacking';
import { lackingTables } from './lacking-schools';
import type { ReportModel, ReportTable } from './model';
import { codeRow, count, countyTable, type FormFrame, type FormIssuer, type FormScope, formFrame, label, scopeNotes } from './official-form';
import { placeColumns } from './place-columns';

export interface SchoolChecksInput extends FormIssuer, FormScope {
  readonly schoolYear: string;
  readonly schools: readonly CheckedSchool[];
  readonly lacking: LackingSchools;
}

/** In the order in which the schools come. */
export function byCounty<T extends SchoolPlace>(schools: readonly T[]): { readonly label: string; readonly schools: readonly T[] }[] {
  const counties = new Map<string, T[]>();
  for (const school of schools) {
    const own = counties.get(school.county);
    if (own === undefined) counties.set(school.county, [school]);
    else own.push(school);
  }
  return [...counties].map(([county, own]) => ({ label: countyLabel(county), schools: own }));
}

export function schoolChecksReport(input: SchoolChecksInput): ReportModel {
  const { schools, schoolYear } = input;
  const title = `${schoolYearLabel(schoolYear)}学校课程、五项管理和辅导室核查`;
  const frameIn = (measures: string): FormFrame => formFrame(input, schoolYearLabel(schoolYear), measures);
  const requirements = SCHOOL_CHECKS.map((check) => `${check.label}：${findIndicator(check.indicator)?.definition ?? ''}`);
  const counties = countyTable(
    frameIn('所'),
    { name: '分县区核查', title: `${title}（分县区）`, notes: ['未报填：没有报送该表，或报了表但此项没有填、没有分年级填而无法核对。未报填不等于未达标，也不计为零。', ...scopeNotes(input), ...requirements] },
    [['学校数', '学校数'], ...SCHOOL_CHECKS.flatMap((check) => [[check.label, '未达标'], [check.label, '未报填']])],
    byCounty(schools).map((county) => {
      const counts = countVerdicts(county.schools);
      return { label: county.label, figures: [counts.schools, ...counts.checks.flatMap(({ missed, blank, unreported }) => [missed, blank + unreported])] };
    }),
    8,
  );
  const open = schools.filter(({ verdicts }) => verdicts.some(needsAttention));
  const list: ReportTable = {
    ...frameIn('项'),
    name: '学校核查清单',
    title: `${title}（需整改、补报的学校）`,
    columns: [...placeColumns, { header: ['未达标项'], width: 10 }, { header: ['未报填项'], width: 10 }, { header: ['需整改、补报的内容'], width: 80, wraps: true }],
    codeRow: [...codeRow(4, 2), '戊'],
    totals: [label('合计'), label(''), label(`${open.length}所`), label(''), count(sum(open, missedOf)), count(sum(open, unknownOf)), label('')],
    rows: open.map((school, position) => [count(position + 1), label(countyLabel(school.county)), label(school.name), label(stageLabel(school.stage)), count(missedOf(school)), count(unknownOf(school)), label(contentOf(school))]),
    notes: requirements,
  };
  return { title, fileName: `${schoolYear}学年学校核查清单.xlsx`, sections: [counties, list, ...lackingTables(frameIn('个、人'), title, input.lacking, scopeNotes(input))] };
}

function missedOf({ verdicts }: CheckedSchool): number {
  return verdicts.filter((verdict) => verdict === 'missed').length;
}

function unknownOf({ verdicts }: CheckedSchool): number {
  return verdicts.filter((verdict) => verdict === 'blank' || verdict === 'unreported').length;
}

function sum(schools: readonly CheckedSchool[], of: (school: CheckedSchool) => number): number {
  return schools.reduce((total, school) => total + of(school), 0);
}

/** A form that did not come is said once, not once for each of its items. */
function contentOf({ verdicts, evidence }: CheckedSchool): string {
  const parts = SCHOOL_CHECKS.flatMap(({ label: name }, index) => {
    const said = evidence[index] ?? '';
    return said === '' ? [] : [verdicts[index] === 'missed' ? `${name}：${said}` : said];
  });
  return [...new Set(parts)].join('；');
}
