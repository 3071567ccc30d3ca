/** People named in one cell of a rota. */
import { findCounty } from '../../../../../shared/regions';

export interface OnDuty {
  readonly name: string;
  /** As printed in brackets behind the name; '' where it is not. */
  readonly county: string;
  readonly school: string;
}

const nothing = /^(?:[-/—–_.]+|无|空|休|休息|待定|暂缺|×|x)$/i;
const weekday = /^(?:周|星期|礼拜)?[一二三四五六日天]$/;
const token = /([^()]+?)(?:\(([^()]*)\))?(?=$|[^()])/;

/** Several are parted by 、 ， ; / or spaces; a unit may stand in brackets; telephones are left out. */
export function namesIn(text: string): readonly OnDuty[] {
  const unified = text.replace(/（/g, '(').replace(/）/g, ')').replace(/\s*\(\s*/g, '(').replace(/1[3-9]\d{9}|\d{3,4}-\d{7,8}/g, ' ');
  return parts(unified).flatMap((part) => {
    const [, bare = '', unit = ''] = new RegExp(`^${token.source}$`).exec(part) ?? [part, part];
    const name = bare.replace(/^[^:：]{1,6}[:：]/, '').replace(/(?<=.{2})老师$/, '').trim();
    if (name === '' || nothing.test(name) || weekday.test(name)) return [];
    const isCounty = unit !== '' && findCounty(unit) !== undefined;
    return [{ name, county: isCounty ? unit : '', school: isCounty ? '' : unit }];
  });
}

/** Cut outside of brackets; 张 三 is one name. */
function parts(text: string): readonly string[] {
  const cut: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0 && /[、,，;；/|\s]/.test(character)) {
      cut.push(current);
      current = '';
    } else current += character;
  }
  cut.push(current);
  const joined: string[] = [];
  for (const part of cut.filter((each) => each !== '')) {
    const before = joined.at(-1);
    if (before !== undefined && [...before].length === 1 && [...part].length === 1) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

export function isPersonName({ name }: OnDuty): boolean {
  return /^[\u3400-\u9fff\u{20000}-\u{323af}·]{2,6}$/u.test(name);
}
