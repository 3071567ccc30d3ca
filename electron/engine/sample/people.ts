import type { Random } from './random';

export type Gender = 'male' | 'female';

/** Someone who does not exist. */
export interface Person {
  readonly name: string;
  readonly gender: Gender;
  /** 18 characters with a right check digit. */
  readonly idCard: string;
  readonly birth: BirthDate;
}

export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文', '欧阳', '司马', '上官', '诸葛'];
const maleNames = ['伟', '强', '磊', '军', '洋', '勇', '杰', '涛', '超', '明', '刚', '平', '辉', '鹏', '建国', '志强', '浩然', '子轩', '宇航', '一鸣', '俊杰', '梓豪', '文博', '天佑', '振宇', '博文', '家豪', '晨阳', '泽宇', '景行', '思源', '传奇', '保国', '庆峰', '广亮'];
const femaleNames = ['芳', '娜', '敏', '静', '丽', '艳', '娟', '霞', '秀英', '玉兰', '桂英', '欣怡', '梓涵', '雨桐', '诗涵', '可馨', '思琪', '佳怡', '雅静', '梦瑶', '若曦', '一诺', '语嫣', '晓彤', '婉清', '慧敏', '淑贞', '海燕', '春梅', '素云', '爱华', '凤霞', '金凤'];
const sharedNames = ['子涵', '雨泽', '晓东', '文静', '新月', '安然', '嘉禾', '书瑶', '乐天', '亦凡', '知行', '念恩'];
/** Characters outside the common sets; old systems print them as boxes or lose them. */
const rareNames = ['䶮', '𠅤', '玥䶮', '镕基', '喆', '堃', '昇𠅤', '㛃'];
const RARE_SHARE = 0.004;

function personName(random: Random, gender: Gender): string {
  const given = random.chance(RARE_SHARE)
    ? random.pick(rareNames)
    : random.chance(0.15)
      ? random.pick(sharedNames)
      : random.pick(gender === 'male' ? maleNames : femaleNames);
  return random.pick(surnames) + given;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Last digit of an ID number (GB 11643, ISO 7064 MOD 11-2). Kept apart from the importer's, which these tables test. */
function checkDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** The same number with a check digit that is wrong. */
export function withWrongCheckDigit(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('7') ? '3' : '7');
}

const DAYS = 365;
/** Coprime to 365, so that consecutive numbers spread over the year and still never meet. */
const STRIDE = 193;
const SEQUENCES = 500;

/** The zones and the city itself have no area code of their own in ID numbers. */
const idAreas: Readonly<Record<string, string>> = { '371700': '371702', '371790': '371702' };

/** Makes people, each with an ID number of its own, with a flat memory: one counter per area, year and gender. */
export class People {
  private readonly issued = new Map<string, number>();

  constructor(private readonly random: Random) {}

  /**
   * @param county six digits
   * @param birthYear birth between 1 September of the year before and 31 August of this one, as school entry is cut
   * @throws RangeError when an area has used up the numbers of a year (182,500 per gender)
   */
  make(county: string, birthYear: number): Person {
    const gender: Gender = this.random.chance(0.52) ? 'male' : 'female';
    const area = idAreas[county] ?? county;
    const key = `${area}${birthYear}${gender}`;
    const count = this.issued.get(key) ?? 0;
    this.issued.set(key, count + 1);
    const round = Math.floor(count / DAYS);
    if (round >= SEQUENCES) throw new RangeError(`no ID numbers left for ${key}`);
    const date = new Date(Date.UTC(birthYear - 1, 8, 1 + ((count * STRIDE + round * 31) % DAYS)));
    const birth = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    const sequence = ((round * 211 + 7) % SEQUENCES) * 2 + (gender === 'male' ? 1 : 0);
    const digits = [birth.month, birth.day].map((part) => String(part).padStart(2, '0')).join('');
    const seventeen = `${area}${birth.year}${digits}${String(sequence).padStart(3, '0')}`;
    return { name: personName(this.random, gender), gender, idCard: seventeen + checkDigit(seventeen), birth };
  }
}
