/**
 * Townships that belong to 鲁西新区, wholly or in part, and whose codes are those of a county (National Bureau of Statistics, 2024): a school
 * that 鲁西新区 manages and that stands in one of them stands in that county. Of the townships that carry codes of the former zones
 * (丹阳, 岳程, 佃户屯, 陈集, 万福, 吕陵, 马岭岗) the sources do not tell the county: 区划对照表 has to.
 */
const COUNTY_OF_TOWNSHIP: ReadonlyMap<string, string> = new Map([
  ['皇镇', '371702'], ['北城', '371702'], ['牡丹', '371702'],
  ['半堤', '371703'], ['仿山', '371703'], ['杜堂', '371703'],
]);

const NEW_AREA = '371790';

/** 北城街道, 北城街道办事处, 北城 -> 北城. */
export function townshipKey(township: string): string {
  const bare = township.replace(/\s+/g, '');
  const short = bare.replace(/(街道办事处|办事处|街道办|街道|镇|乡)$/, '');
  return short.length >= 2 ? short : bare;
}

/** The county of a township of 鲁西新区; undefined for townships of other areas, whose names repeat from county to county. */
export function countyOfTownship(managedBy: string, township: string): string | undefined {
  return managedBy === NEW_AREA ? COUNTY_OF_TOWNSHIP.get(townshipKey(township)) : undefined;
}
