/** 区划对照表 and 学校变更表: where schools of 鲁西新区 and 市直 stand, and what schools were called, with the truth of both. */
import { UNDETERMINED_COUNTY } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import type { WritingContext } from './directory-files';
import { CITY_RUN } from './areas';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import { randomFor } from './random';
import type { SampleSchool } from './school-plan';

const NEW_AREA = '371790';
const [DISTRICT, DISTRICT_CODE] = ['牡丹区', '371702'];
/** Wholly in one county by the made-up table; of the other townships of 鲁西新区 the table does not tell. */
const TOLD_TOWNSHIPS: readonly string[] = ['丹阳街道', '岳程街道', '佃户屯街道', '万福街道', '吕陵镇'];

/** Schools run by the city that the table gives a county, one row each: all but every third. */
function toldSchools(schools: readonly SampleSchool[]): readonly SampleSchool[] {
  return schools.filter((school) => school.inScope && school.area.code === CITY_RUN).filter((_, index) => index % 3 !== 2);
}

/** Code of the county that a school counts in by 行政区划口径. */
export function administrativeCounties(schools: readonly SampleSchool[]): (school: SampleSchool) => string {
  const told = new Set(toldSchools(schools));
  return (school) => {
    const { code } = school.area;
    if (code === NEW_AREA) return TOLD_TOWNSHIPS.includes(school.township) ? DISTRICT_CODE : UNDETERMINED_COUNTY.code;
    if (code !== CITY_RUN) return code;
    return told.has(school) ? DISTRICT_CODE : UNDETERMINED_COUNTY.code;
  };
}

type CrosswalkId = 'township' | 'school' | 'code' | 'administrative' | 'managed' | 'from' | 'to';
const crosswalkColumns: readonly FormColumn<CrosswalkId>[] = [
  ['number', '序号'], ['township', '乡镇（街道）'], ['school', '学校名称'], ['code', '学校标识码'], ['administrative', '行政区划县区'], ['managed', '管理县区'], ['from', '有效期起'], ['to', '有效期止'],
];

/** A school that is renamed, or took another in, in the summer before the school year; every tenth or so. */
export interface PlannedChange {
  readonly type: '更名' | '合并' | '撤销' | '新建';
  /** Null for a school that was closed. */
  readonly school: SampleSchool | null;
  readonly county: string;
  readonly formerName: string;
  readonly formerCode: string;
  readonly day: string;
  readonly document: string;
}

const TYPES = ['更名', '合并', '新建'] as const;

export function planChanges(seed: number, schools: readonly SampleSchool[], startYear: number): readonly PlannedChange[] {
  const random = randomFor(seed, 'school changes');
  const inScope = schools.filter((school) => school.inScope);
  const chosen = inScope.filter((_, index) => index % 11 === 5);
  const paper = (index: number): string => `菏教字〔${startYear}〕${20 + index}号`;
  const kept = chosen.map((school, index): PlannedChange => ({
    type: TYPES[index % TYPES.length] ?? '更名',
    school,
    county: school.area.label,
    formerName: `${school.area.prefix}${school.township.replace(/(街道|镇|乡)$/, '')}原第${index + 1}${school.kind.grades[1] <= 6 ? '小学' : '中学'}`,
    // Codes of schools that are no more: no school of the plan has one that ends so.
    formerCode: `${school.kind.codePrefix}37${String(990_001 + index)}`,
    day: `${startYear}-0${random.integer(6, 8)}-${String(random.integer(10, 28))}`,
    document: paper(index),
  }));
  const [first] = chosen;
  if (first === undefined) return [];
  return [...kept, { type: '撤销', school: null, county: first.area.label, formerName: `${first.area.prefix}柳园教学点`, formerCode: '2137999999', day: `${startYear}-08-20`, document: paper(kept.length) }];
}

export interface AreaTruth {
  /** Rows by 变更类型. */
  readonly schoolChanges: Readonly<Record<string, number>>;
  /** 学校标识码 -> 曾用名, of schools renamed or merged into. */
  readonly formerNames: Readonly<Record<string, string>>;
  /** Schools that nothing tells the administrative county of. */
  readonly undetermined: readonly string[];
}

export function areaTruth(changes: readonly PlannedChange[], schools: readonly SampleSchool[]): AreaTruth {
  const countyOf = administrativeCounties(schools);
  const named = changes.flatMap(({ type, school, formerName }) => (school === null || type === '新建' ? [] : [[school.code, formerName] as const]));
  return {
    schoolChanges: Object.fromEntries(['更名', '合并', '新建', '撤销'].map((type) => [type, changes.filter((change) => change.type === type).length])),
    formerNames: Object.fromEntries(named),
    undetermined: schools.filter((school) => school.inScope && countyOf(school) === UNDETERMINED_COUNTY.code).map(({ code }) => code),
  };
}

type ChangeId = 'county' | 'oldName' | 'oldCode' | 'newName' | 'newCode' | 'type' | 'day' | 'document';
const changeColumns: readonly FormColumn<ChangeId>[] = [
  ['number', '序号'], ['county', '县（市、区）'], ['oldName', '原名称'], ['oldCode', '原标识码'], ['newName', '现名称'], ['newCode', '现标识码'], ['type', '变更类型'], ['day', '生效日期'], ['document', '批准文号'],
];

function changeRow({ type, school, county, formerName, formerCode, day, document }: PlannedChange): FormRow<ChangeId> {
  const isNew = type === '新建';
  return {
    cells: {
      county, type, day, document,
      oldName: isNew ? null : formerName,
      // A renamed school keeps its code.
      oldCode: isNew ? null : type === '更名' ? (school?.code ?? null) : formerCode,
      newName: school?.name ?? null,
      newCode: school?.code ?? null,
    },
  };
}

export async function* areaFiles(schools: readonly SampleSchool[], changes: readonly PlannedChange[], { schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  const common = { unitLine: '填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）', notes: ['注：本表数据为虚构示例，仅供试用。'] };
  const township = (name: string): FormRow<CrosswalkId> => ({ cells: { township: name, school: null, code: null, administrative: DISTRICT, managed: '鲁西新区', from: '2022-09-02', to: null } });
  const ofSchool = (school: SampleSchool): FormRow<CrosswalkId> => ({ cells: { township: null, school: school.name, code: school.code, administrative: DISTRICT, managed: '市直', from: null, to: null } });
  yield await writeForms<CrosswalkId>(`区划与学校变更/菏泽市${schoolYear}学年区划对照表`, 'xlsx', [
    { ...common, dataset: 'areaCrosswalk', sheet: '区划对照', title: `菏泽市${schoolYearLabel(schoolYear)}区划对照表`, columns: crosswalkColumns, rows: [...TOLD_TOWNSHIPS.map(township), ...toldSchools(schools).map(ofSchool)] },
  ]);
  if (changes.length === 0) return;
  yield await writeForms<ChangeId>(`区划与学校变更/菏泽市${schoolYear}学年学校变更表`, 'xlsx', [
    { ...common, dataset: 'schoolChanges', sheet: '学校变更', title: `菏泽市${schoolYearLabel(schoolYear)}学校变更表`, columns: changeColumns, rows: changes.map(changeRow) },
  ]);
}
