/** Standard names of subscales behind the headers platforms print: 学习焦虑得分, 学习焦虑因子分, 学习焦虑倾向. */
import { SCALES } from '../../../../shared/scales';
import { normaliseHeader } from '../text/cell-text';

const tail = /(?:因子得分|因子均分|因子分|因子|量表分|平均分|均分|原始分数|原始分|粗分|标准分|T分|得分|分数|总分|维度分|维度|分量表|分)$/;
/** A column of scores that belongs to subscales by its place among them. */
export const scoreEnding = /(?:得分|因子分|均分|原始分|粗分|标准分|分数|分)$/;

const byName = new Map<string, { readonly scale: string; readonly name: string }[]>();
for (const scale of SCALES) {
  for (const { name, aliases } of scale.subscales) {
    for (const each of [name, ...aliases]) {
      const key = normaliseHeader(each);
      byName.set(key, [...(byName.get(key) ?? []), { scale: scale.id, name }]);
    }
  }
}

export function withoutScoreEnding(key: string): string {
  let bare = key;
  for (let round = 0; round < 2; round += 1) bare = bare.replace(tail, '') || bare;
  return bare;
}

/** @param key normalised header. @returns every scale that has a subscale of this name. */
export function subscaleNamed(key: string): readonly { readonly scale: string; readonly name: string }[] | undefined {
  return byName.get(key) ?? byName.get(withoutScoreEnding(key));
}
