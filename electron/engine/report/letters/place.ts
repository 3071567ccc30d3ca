/** Of what place a document is: the city, its counties side by side; or one county by itself, its stages side by side. */
import { COUNTIES, countyLabel } from '../../../../shared/regions';

export interface LetterPlace {
  /** Code of the county; null for the city. */
  readonly county: string | null;
  /** In titles: 全市, 曹县, 市直. */
  readonly name: string;
  /** In sentences: 全市, 全县, 全区, 市直学校. */
  readonly whole: string;
  /** Who collects and asks, in the text: 市教育局, of a county the office that issues. */
  readonly bureau: string;
  /** Who reports: 各县区、各学校. */
  readonly members: string;
  /** Who is to act: 各县区, 各学校. */
  readonly responsible: string;
  /** To whom a report goes: 市人民政府. */
  readonly government: string;
  /** To whom a circular goes. */
  readonly recipients: string;
  /** What is put side by side, in text and tables. */
  readonly parts: PartWords;
}

export interface PartWords {
  readonly dimension: 'county' | 'stage';
  /** 县区, 学段. */
  readonly word: string;
}

const COUNTY_PARTS: PartWords = { dimension: 'county', word: '县区' };
const STAGE_PARTS: PartWords = { dimension: 'stage', word: '学段' };

const WHOLE_CITY: LetterPlace = {
  county: null,
  name: '全市',
  whole: '全市',
  bureau: '市教育局',
  members: '各县区、各学校',
  responsible: '各县区',
  government: '市人民政府',
  recipients: '各县区教育（教体）局，鲁西新区教育体育局，市直各学校',
  parts: COUNTY_PARTS,
};

/** @param county code; undefined: the city @param issuer the office that issues */
export function letterPlace(county: string | undefined, issuer: string): LetterPlace {
  if (county === undefined) return WHOLE_CITY;
  const name = countyLabel(county);
  const common = { county, name, bureau: issuer, members: '各学校', responsible: '各学校', parts: STAGE_PARTS } as const;
  if (COUNTIES.find(({ code }) => code === county)?.kind === 'city') return { ...common, whole: '市直学校', government: '市人民政府', recipients: '市直各学校' };
  const rank = name.endsWith('县') ? '县' : '区';
  return { ...common, whole: `全${rank}`, government: `${rank}人民政府`, recipients: `各乡镇（街道）中心校，${rank}直各学校` };
}
