/** Headers of questions: 题1, 第1题, T1, Q01, A1, 1, 1、…, and what is left of them when the number is taken away. */

export interface ItemHeader {
  readonly number: number;
  /** What stands before the number, in capitals: '' Q 题 PHQ … Columns of one run share it. */
  readonly prefix: string;
  /** What follows it. */
  readonly wording: string;
}

const shape = /^(第|题目|题号|题|问题|条目|项目|试题|测题|ITEM|VAR|[A-Z][A-Z\d]{0,5}(?=[-_ .])[-_ .]|[A-Z]{1,6})?\s*0{0,2}(\d{1,3})\s*(?:(?:道?题|项|分|得分|题得分)\s*)?(?:[.、:：)）,，．]\s*(.*))?$/i;

/** @param text a header's lowest level in half width. */
export function itemOf(text: string): ItemHeader | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const number = Number(match[2]);
  return number === 0 ? undefined : { number, prefix: (match[1] ?? '').toUpperCase().trim(), wording: (match[3] ?? '').trim() };
}
