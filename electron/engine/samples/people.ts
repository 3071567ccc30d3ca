/** Fictional people: common names, some with rare characters, and ID numbers whose check digit is right. */
import { idCheckDigit } from '../ingest/clean/identifiers';
import type { Random } from './random';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'];
const maleNames = [...'伟强磊军勇杰涛明超浩宇轩博文昊天佑俊泽铭瑞'];
const femaleNames = [...'芳娜静丽敏艳娟霞秀婷雪梅琳莉颖佳怡欣妍彤雅'];
const secondNames = ['', '', ...'子思雨晨梓若一文嘉安可心语诗涵'];
/** Characters that break careless readers: outside the two-byte part of GBK, or outside the basic plane. */
const rareNames = ['䶮', '𠅤', '㛃', '喆', '犇', '堃'];

export type Gender = 'male' | 'female';

export interface Person {
  readonly name: string;
  readonly gender: Gender;
  readonly birth: { readonly year: number; readonly month: number; readonly day: number };
  /** 18 characters with a right check digit. */
  readonly idCard: string;
}

export class People {
  /** Next serial by area, birthday and sex, so that no two people share a number. */
  private readonly serials = new Map<string, number>();

  constructor(private readonly random: Random) {}

  /** @param countyCode first six digits of the ID number. */
  make(countyCode: string, birthYear: number): Person {
    const { random } = this;
    const gender: Gender = random.chance(0.5) ? 'male' : 'female';
    const given = random.chance(0.004) ? random.pick(rareNames) : random.pick(secondNames) + random.pick(gender === 'male' ? maleNames : femaleNames);
    const birth = { year: birthYear, month: random.integer(1, 12), day: random.integer(1, 28) };
    return { name: random.pick(surnames) + given, gender, birth, idCard: this.idCard(countyCode, birth, gender) };
  }

  private idCard(countyCode: string, birth: Person['birth'], gender: Gender): string {
    const area = countyCode === '371700' || countyCode > '371730' ? '371702' : countyCode;
    const date = `${birth.year}${String(birth.month).padStart(2, '0')}${String(birth.day).padStart(2, '0')}`;
    const key = area + date + gender;
    const serial = this.serials.get(key) ?? 0;
    this.serials.set(key, serial + 1);
    // Odd serials are male, even ones female.
    const digits = `${area}${date}${String((serial * 2 + (gender === 'male' ? 1 : 0)) % 1000).padStart(3, '0')}`;
    return digits + idCheckDigit(digits);
  }
}

export function withWrongCheckDigit(idCard: string): string {
  const last = idCard.charAt(17);
  return idCard.slice(0, 17) + (last === '5' ? '6' : '5');
}
