/** What a table says about itself above its header, in its sheet name, file name and folders. */
import { countyAtStart, findCounty } from '../../../../shared/regions';
import { findSchoolYear, schoolYearOf } from '../../../../shared/school-year';
import { findStage } from '../../../../shared/stages';
import { maskPersonalNumbers } from '../text/personal-numbers';
import type { Heading, HeadRow } from './types';

const unitPattern = /(?:填报单位|填报学校|报送单位|学校名称|单位名称|学校|单位)(?:\([^)]*\)|（[^）]*）)?\s*[:：]\s*([^\s:：,，;；()（）]{2,40}?)(?=\s|填报|填表|联系|电话|统计|审核|时间|日期|$)/;
const datePattern = /(?:填报|统计|报送|填表|制表|截止|报出)?(?:时间|日期)\s*[:：]?\s*(20\d{2})\s*[年.\-/]\s*(\d{1,2})/;
const schoolInText = /([\u3400-\u9fff\d()（）·]{2,30}?(?:小学|中学|学校|高中|初中|[一二三四五六七八九十\d]中(?!学)|完小|教学点|中专|幼儿园))(?!生|名录|基本|情况|一览|花名册|信息|统计)/;

/** 附件2 stands above the title and is none. */
const attachmentMark = /^(?:附件|附表|表)\s*[\d一二三四五六七八九十]*(?:-\d+)?\s*[:：]?$/;

function firstText(row: HeadRow): string {
  return maskPersonalNumbers([...new Set(row.texts.filter((text) => text !== ''))].join(' '));
}

function schoolNamed(text: string): string | null {
  const found = schoolInText.exec(text.replace(/20\d{2}\s*[-—–~～至]+\s*20\d{2}\s*(学年度?)?|20\d{2}年?/g, ' '))?.[1];
  if (found === undefined) return null;
  const name = found.replace(/^(附件\d*|关于)/, '');
  // 全市中小学, 各中学, 小学 … name a kind of school, not a school.
  if (/^(全[国省市县区]|各|所有|我[市县区])|中小学$|^(普通)?(小学|初中|高中|中学|学校)$/.test(name)) return null;
  const withoutCounty = name.replace(countyAtStart(name)?.label ?? '', '');
  const area = /^(.*?)(?:普通|各级)?(?:小学|初中|高中|中学|学校)$/.exec(name)?.[1];
  const isAnyOfArea = area !== undefined && (findCounty(area) !== undefined || /^菏泽市?$/.test(area));
  return withoutCounty === '' || isAnyOfArea || findStage(withoutCounty) !== undefined ? null : name;
}

/** Where a table stands, for what its rows do not say. */
export interface TablePlace {
  readonly sheet: string;
  /** Path or upload name; folders are read too (曹县/…). */
  readonly filePath: string;
}

export function readHeading(above: readonly HeadRow[], place: TablePlace): Heading {
  const lines = above.map(firstText).filter((line) => line !== '');
  const title = lines.find((line) => !attachmentMark.test(line)) ?? lines[0] ?? null;
  const parts = place.filePath.split(/[\\/]/);
  const fileName = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const folders = parts.slice(0, -1).reverse().slice(0, 3);
  const context = [...lines, place.sheet, fileName];

  const declaredUnit = lines.map((line) => unitPattern.exec(line)?.[1]).find((unit) => unit !== undefined && unit !== '') ?? null;
  const date = lines.map((line) => datePattern.exec(line)).find((match) => match !== null);
  const unit = declaredUnit ?? context.map(schoolNamed).find((name) => name !== null) ?? null;

  return {
    title,
    schoolYear: [...context, ...folders].map(findSchoolYear).find((year) => year !== undefined) ?? null,
    schoolYearOfDate: date ? schoolYearOf({ year: Number(date[1]), month: Number(date[2]) }) : null,
    unit,
    county: countyOf([unit ?? '', ...context, ...folders]),
  };
}

function countyOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const county = findCounty(text) ?? countyAtStart(text) ?? countyAtStart(text.replace(/^[\d\s._()（）、-]+/, ''));
    if (county !== undefined) return county.code;
  }
  return null;
}
