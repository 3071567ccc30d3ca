import type { DuckDBConnection } from '@duckdb/node-api';
import { countyLabel } from '../../../shared/regions';
import { COMPARISON_FATE_IDS, type ComparisonCounts, type ComparisonFateId, type ComparisonFinding, type ComparisonSide, type TeacherComparison } from '../../../shared/teacher-comparison';
import { compareGroups } from '../metrics/labels';
import { matchTeachers, sharesSchool, type Teacher } from './match-teachers';
import type { WaterfallScope } from './read-waterfall';
import { readTeachers } from './read-teachers';

interface Fated {
  readonly fate: ComparisonFateId;
  readonly roster: Teacher | null;
  /** Who of the system is counted: null for those it does not call psychology teachers. */
  readonly system: Teacher | null;
  readonly systemWords: string;
  readonly note: string;
}

const POSTS = { fullTime: '专职', partTime: '兼职', none: '否' } as const;

/** The roster against the export of the national teacher system: everybody of either has one fate, so both totals close by construction. */
export async function compareTeachers(connection: DuckDBConnection, scope: WaterfallScope): Promise<TeacherComparison> {
  const { schoolYear, areaBasis } = scope;
  const fated = fatesOf(await readTeachers(connection, 'roster', schoolYear, areaBasis), await readTeachers(connection, 'system', schoolYear, areaBasis));
  const isAsked = (county: string): boolean => scope.county === undefined || scope.county.length === 0 || scope.county.includes(county);
  const concerns = (teacher: Teacher | null): boolean => teacher !== null && [...teacher.counties].some(isAsked);
  const counties = [...new Set(fated.flatMap(({ roster, system }) => [...(roster?.counties ?? []), ...(system?.counties ?? [])]))].filter(isAsked);
  return {
    schoolYear,
    total: countFates(fated, concerns),
    counties: counties
      .sort((a, b) => compareGroups(['county'], { county: a }, { county: b }))
      .map((county) => ({ county: countyLabel(county), ...countFates(fated, (teacher) => teacher?.counties.has(county) === true) })),
    findings: fated.filter(({ fate, roster, system }) => fate !== 'agrees' && (concerns(roster) || concerns(system))).sort(inOrder).map(findingOf),
  };
}

function fatesOf(roster: readonly Teacher[], system: readonly Teacher[]): readonly Fated[] {
  const { pairs, unclearLeft, unclearRight, onlyLeft, onlyRight } = matchTeachers(roster, system);
  const counted = (teacher: Teacher): Teacher | null => (teacher.post === 'none' ? null : teacher);
  const marked = (people: ReadonlyMap<Teacher, readonly Teacher[]>): (readonly [Teacher, readonly Teacher[]])[] => [...people].filter(([{ post }]) => post !== 'none');
  return [
    ...pairs.map(({ left, right }): Fated => {
      const postDiffers = right.post !== 'none' && left.post !== right.post;
      const schoolDiffers = !sharesSchool(left.schools, right.schools);
      const fate = right.post === 'none' ? 'notMarked' : postDiffers ? 'postDiffers' : schoolDiffers ? 'schoolDiffers' : 'agrees';
      return { fate, roster: left, system: counted(right), systemWords: wordsOf(right), note: [...(postDiffers ? ['专兼职'] : []), ...(schoolDiffers ? ['学校'] : [])].join('、') };
    }),
    ...[...unclearLeft].map(([teacher, candidates]): Fated => ({ fate: 'unclear', roster: teacher, system: null, systemWords: '', note: `系统中可能是：${candidatesOf(candidates)}` })),
    ...marked(unclearRight).map(([teacher, candidates]): Fated => ({ fate: 'unclear', roster: null, system: teacher, systemWords: wordsOf(teacher), note: `台账中可能是：${candidatesOf(candidates)}` })),
    ...[...onlyLeft].map(([teacher, excluded]): Fated => ({ fate: 'rosterOnly', roster: teacher, system: null, systemWords: '', note: excluded.length === 0 ? '' : '系统中该校有同名教师，但性别、出生年月或身份证号不同，请核对' })),
    ...marked(onlyRight).map(([teacher, excluded]): Fated => ({ fate: 'systemOnly', roster: null, system: teacher, systemWords: wordsOf(teacher), note: excluded.length === 0 ? '' : '台账中该校有同名教师，但性别、出生年月或身份证号不同，请核对' })),
  ];
}

function countFates(fated: readonly Fated[], belongs: (teacher: Teacher | null) => boolean): ComparisonCounts {
  const count = (side: ComparisonSide): ComparisonCounts[ComparisonSide] =>
    Object.fromEntries(COMPARISON_FATE_IDS.map((id) => [id, fated.filter((each) => each.fate === id && belongs(each[side])).length])) as ComparisonCounts[ComparisonSide];
  return { roster: count('roster'), system: count('system') };
}

function wordsOf({ schools, post }: Teacher): string {
  return `${[...schools.values()].sort().join('、')}，${POSTS[post]}`;
}

/** Namesakes are told apart by what else is known of them, never by numbers. */
function candidatesOf(teachers: readonly Teacher[]): string {
  const known = ({ gender, birthMonth }: Teacher): string => [gender === 'male' ? '男' : gender === 'female' ? '女' : '', birthMonth ?? ''].filter((part) => part !== '').join('，');
  return teachers.map((teacher) => [teacher.name, known(teacher), wordsOf(teacher)].filter((part) => part !== '').join('，')).sort().join('；');
}

function findingOf({ fate, roster, system, systemWords, note }: Fated): ComparisonFinding {
  const teacher = roster ?? system;
  return { fate, county: countiesOf(teacher).map(countyLabel).join('、'), name: teacher?.name ?? '', roster: roster === null ? '' : wordsOf(roster), system: systemWords, note };
}

function countiesOf(teacher: Teacher | null): readonly string[] {
  return [...(teacher?.counties ?? [])].sort((a, b) => compareGroups(['county'], { county: a }, { county: b }));
}

function inOrder(a: Fated, b: Fated): number {
  const [one, other] = [a.roster ?? a.system, b.roster ?? b.system];
  const byCounty = compareGroups(['county'], { county: countiesOf(one)[0] ?? '' }, { county: countiesOf(other)[0] ?? '' });
  if (byCounty !== 0) return byCounty;
  const key = ({ fate, systemWords }: Fated, teacher: Teacher | null): string => [COMPARISON_FATE_IDS.indexOf(fate), teacher?.name ?? '', teacher === null ? '' : wordsOf(teacher), systemWords].join('|');
  return key(a, one) < key(b, other) ? -1 : 1;
}
