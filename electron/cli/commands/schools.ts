import { AREA_BASES } from '../../../shared/area-basis';
import { countyLabel } from '../../../shared/regions';
import { SCHOOL_FATES, type SchoolState } from '../../../shared/school-history';
import { stageLabel } from '../../../shared/stages';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const SCHOOLS_USAGE = `yuxin schools [--school-year 2025-2026] [--compare-with 2024-2025] ${AREA_BASIS_USAGE} [--json] ${WORKSPACE_USAGE}`;

const figure = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : String(value));
const figures = (state: SchoolState | null): string[] => [figure(state?.students), figure(state?.counselors)];

/** The schools of a year with their former names; with `--compare-with`, an earlier year beside it, school by school. */
export async function schoolsCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'school-year': 'text', 'compare-with': 'text', 'area-basis': 'text', json: 'flag' }, SCHOOLS_USAGE);
  const areaBasis = areaBasisOption(options.text('area-basis'));
  const schoolYear = schoolYearOption(options.text('school-year'));
  const from = schoolYearOption(options.text('compare-with'));
  if (from !== undefined && schoolYear === undefined) throw new CommandRefused(`对照两个学年时，较晚的学年也要用 --school-year 写明。\n用法：${SCHOOLS_USAGE}`);
  return withWorkspace(options, 'open', async (engine) => {
    if (from !== undefined && schoolYear !== undefined) {
      const { schools } = unwrap(await engine.call('schools.compare', { from, to: schoolYear, areaBasis }));
      if (options.flag('json')) printJson(schools);
      else {
        printLine(`学年：${from} 与 ${schoolYear}    县区：${AREA_BASES[areaBasis].label}`);
        const header = ['县区', '学校', '变更情况', `${from}在校生`, '心理教师', `${schoolYear}在校生`, '心理教师', '原名称与变更依据'];
        printLine(formatTable(header, schools.map((school) => [countyLabel(school.county), school.name, SCHOOL_FATES[school.fate], ...figures(school.before), ...figures(school.after), school.chain])));
      }
      return EXIT.done;
    }
    const { schools } = unwrap(await engine.call('data.schools', { schoolYear, areaBasis }));
    if (options.flag('json')) printJson(schools);
    else {
      printLine(`县区：${AREA_BASES[areaBasis].label}`);
      printLine(formatTable(['县区', '学校', '学段', '曾用名'], schools.map(({ county, name, stage, formerNames }) => [countyLabel(county), name, stageLabel(stage), formerNames.join('、')])));
    }
    return EXIT.done;
  });
}
