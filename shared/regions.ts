/**
 * Areas of Heze that reports are cut by, each with the days between which it exists. Codes: GB/T 2260 as listed by the National
 * Bureau of Statistics (2024); 371771 and 371772 are statistical codes; 371790 is this program's own code for
 * 鲁西新区, which has none. 371700 as a *county* stands for schools run by the city itself (市直).
 * 鲁西新区 (provincial new area, inaugurated on 2 September 2022) took over both development zones.
 */
import { referenceDay } from './school-year';

/** county: an administrative division; zone: manages schools across the lines of counties; city: 市直. */
export type AreaKind = 'county' | 'zone' | 'city';

export interface County {
  /** Six digits. Report order is code order, as official forms require. */
  readonly code: string;
  readonly label: string;
  readonly kind: AreaKind;
  /** ISO dates, both inclusive; absent: as far back, or as far on, as figures go. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Code of the area that took this one over. */
  readonly successor?: string;
  /** Counties that a zone lies in, where the sources tell. */
  readonly liesIn?: readonly string[];
  /** Other spellings met in spreadsheets, without 县/区 variants that normalisation already covers. */
  readonly aliases: readonly string[];
}

export const CITY = { code: '371700', label: '菏泽市' } as const;

export const COUNTIES: readonly County[] = [
  { code: '371700', label: '市直', kind: 'city', aliases: ['市属', '市直属', '菏泽市直', '市直学校', '市本级', '菏泽市本级'] },
  { code: '371702', label: '牡丹区', kind: 'county', aliases: ['牡丹', '菏泽市牡丹区'] },
  { code: '371703', label: '定陶区', kind: 'county', aliases: ['定陶', '定陶县'] },
  { code: '371721', label: '曹县', kind: 'county', aliases: ['曹'] },
  { code: '371722', label: '单县', kind: 'county', aliases: ['单'] },
  { code: '371723', label: '成武县', kind: 'county', aliases: ['成武'] },
  { code: '371724', label: '巨野县', kind: 'county', aliases: ['巨野'] },
  { code: '371725', label: '郓城县', kind: 'county', aliases: ['郓城'] },
  { code: '371726', label: '鄄城县', kind: 'county', aliases: ['鄄城', '甄城', '甄城县', '鄂城', '鄂城县'] },
  { code: '371728', label: '东明县', kind: 'county', aliases: ['东明'] },
  {
    code: '371771', label: '菏泽经济技术开发区', kind: 'zone', validTo: '2022-09-01', successor: '371790',
    aliases: ['开发区', '菏泽开发区', '经济技术开发区', '经济开发区', '菏泽经济开发区', '经开区', '菏泽经开区'],
  },
  {
    code: '371772', label: '菏泽高新技术产业开发区', kind: 'zone', validTo: '2022-09-01', successor: '371790',
    aliases: ['高新区', '菏泽高新区', '高新技术产业开发区', '高新技术开发区', '菏泽高新技术开发区'],
  },
  { code: '371790', label: '鲁西新区', kind: 'zone', validFrom: '2022-09-02', liesIn: ['371702', '371703'], aliases: ['菏泽鲁西新区', '鲁西', '菏泽市鲁西新区'] },
];

/** Rows whose county could not be told. They are counted, never dropped. */
export const UNKNOWN_COUNTY = { code: '000000', label: '未注明县区' } as const;

/** 行政区划口径 only: the county that the school stands in is not known, and is not guessed. */
export const UNDETERMINED_COUNTY = { code: '000001', label: '行政区划未定' } as const;

const byCode = new Map(COUNTIES.map((county) => [county.code, county]));
const byName = new Map(COUNTIES.flatMap((county) => [county.label, ...county.aliases].map((name) => [name, county] as const)));
// The statistical code that 定陶 carried as a county until 2016.
const formerCodes = new Map([['371727', '371703']]);

export function countyLabel(code: string): string {
  if (code === UNKNOWN_COUNTY.code) return UNKNOWN_COUNTY.label;
  return code === UNDETERMINED_COUNTY.code ? UNDETERMINED_COUNTY.label : (byCode.get(code)?.label ?? code);
}

/** Whether a code is that of an area at all, not of what is left over. */
export function isKnownArea(code: string): boolean {
  return code !== UNKNOWN_COUNTY.code && code !== UNDETERMINED_COUNTY.code;
}

/** Whether a code is that of an administrative county, not of a zone, 市直 or nothing. */
export function isCounty(code: string): boolean {
  return byCode.get(code)?.kind === 'county';
}

/** Whether the area exists on the reference day of the school year. */
export function existsIn({ validFrom = '', validTo = '9999' }: County, schoolYear: string): boolean {
  const day = referenceDay(schoolYear);
  return validFrom <= day && day <= validTo;
}

/** The area that a code means in a school year: a zone that is no more means the one that took it over. */
export function areaInYear(code: string, schoolYear: string): string {
  const area = byCode.get(code);
  return area?.successor === undefined || existsIn(area, schoolYear) ? code : areaInYear(area.successor, schoolYear);
}

/** Areas that an area took over. */
export function predecessorsOf(code: string): readonly County[] {
  return COUNTIES.filter(({ successor }) => successor === code);
}

/** @param text a county's name, alias or six-digit code, already trimmed and in half width. */
export function findCounty(text: string): County | undefined {
  const bare = text.replace(/\s+/g, '').replace(/^山东省/, '');
  const withoutCity = bare.replace(/^菏泽市/, '');
  const withoutOffice = withoutCity.replace(/(教育和体育局|教育体育局|教体局|教育局)$/, '');
  const code = formerCodes.get(bare) ?? bare;
  return byCode.get(code) ?? byName.get(bare) ?? byName.get(withoutCity) ?? byName.get(withoutOffice);
}

/** The county that a township or school name starts with, e.g. 曹县第一中学 -> 曹县. */
export function countyAtStart(text: string): County | undefined {
  const bare = text.replace(/\s+/g, '').replace(/^山东省/, '').replace(/^菏泽市?/, '');
  return COUNTIES.find((county) => county.code !== CITY.code && bare.startsWith(county.label.replace(/^菏泽/, '')));
}
