import type { SampleArea } from './areas';
import type { Random } from './random';
import type { SchoolKind } from './school-kinds';

const villages = '前王庄 后李庄 大杨湖 孙楼 马庙 陈堂 朱寨 郭庄 刘集 高桥 宋屯 徐坊 何营 梁海 董湾 曹寺 张油坊 赵官营 周垓 吴坑 郑店 冯桥 邓楼 魏海 田坡 于庄 任楼 侯寨 石楼 常庄'.split(' ');

/** Names a school so that no two of an area are alike, with or without the area's name in front. */
export class SchoolNames {
  private readonly taken = new Set<string>();

  constructor(private readonly random: Random) {}

  next(area: SampleArea, kind: SchoolKind, township: string, isTeachingPoint: boolean): string {
    for (const name of this.candidates(kind, township, isTeachingPoint)) {
      const key = area.code + name;
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      // 实验小学 stands without its county in half of the lists, and so repeats across counties.
      return name === '实验小学' ? name : area.prefix + name;
    }
    throw new RangeError(`no school name left in ${area.label}`);
  }

  private *candidates(kind: SchoolKind, township: string, isTeachingPoint: boolean): Generator<string> {
    const { random } = this;
    if (isTeachingPoint) {
      for (;;) yield `${township}${random.pick(villages)}教学点`;
    }
    if (kind.stage === 'primary') {
      yield '实验小学';
      yield `${township}中心小学`;
      if (random.chance(0.4)) yield random.pick(kind.names);
      for (let tries = 0; tries < 200; tries += 1) yield `${township}${random.pick(villages)}小学`;
    }
    if (kind.stage === 'special') yield '特殊教育学校';
    for (let tries = 0; tries < 8; tries += 1) yield random.pick(kind.names);
    const ending = kind.names[0] ?? '';
    yield `${township}${ending.replace(/^第[一二三]/, '')}`;
    for (let tries = 0; tries < 500; tries += 1) yield `${township}${random.pick(villages)}${ending.replace(/^第[一二三]/, '')}`;
    for (let number = 1; ; number += 1) yield `${township}${ending.replace(/^第[一二三]/, '')}（${number}校区）`;
  }
}
