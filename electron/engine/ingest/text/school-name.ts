import { CHINESE_NUMERALS, parseChineseNumber } from './chinese-numbers';
import { cleanText, unifyBrackets } from './folding';

const numeral = `(\\d{1,3}|[${CHINESE_NUMERALS}]{1,5})`;
const ordinal = new RegExp(`第${numeral}`, 'g');
// What may follow the short form of a name, so that 三中心小学 or 二小区 is left alone.
const end = '(?=$|\\(|[东西南北新老本总中]?(?:校区|分校|校)|[初高]中部|小学部)';
const shortForm = new RegExp(`第?${numeral}(中|小)${end}`);
const bareOrdinal = new RegExp(`(?<!第|\\d|[${CHINESE_NUMERALS}])${numeral}(中学|小学|初级中学|高级中学|初中|高中)${end}`);

function value(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text);
}

/** Villages are called 李三 or 马二, so a single numeral before 小学 is no ordinal unless 第 says so. */
function isVillageName(numeralText: string, kind: string): boolean {
  return kind === '小学' && !/^\d/.test(numeralText) && numeralText.length === 1;
}

/**
 * Key for matching schools by name inside a county; not for display. 山东省/菏泽市 at the start, spaces and the
 * kind of bracket do not count; 菏泽市第二十一中学 = 第21中学 = 21中 -> 第21中学.
 */
export function normaliseSchoolName(name: string): string {
  const bare = unifyBrackets(cleanText(name)).replace(/\s+/g, '');
  const local = bare.replace(/^山东省(?=.{2})/, '').replace(/^菏泽市?(?!路|街|大道|市)(?=.{2})/, '');
  return local
    .replace(ordinal, (whole, text: string) => {
      const number = value(text);
      return number === undefined ? whole : `第${number}`;
    })
    .replace(shortForm, (whole, text: string, kind: string) => {
      const number = value(text);
      return number === undefined ? whole : `第${number}${kind}学`;
    })
    .replace(bareOrdinal, (whole, text: string, kind: string) => {
      const number = value(text);
      return number === undefined || isVillageName(text, kind) ? whole : `第${number}${kind}`;
    });
}
