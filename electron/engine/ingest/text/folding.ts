// Most cells are plain ASCII or Chinese characters with at most single spaces inside: nothing to do for them.
const nothingToFold = /^(?:[!-~\u3400-\u4dbf\u4e00-\u9fff]+(?: [!-~\u3400-\u4dbf\u4e00-\u9fff]+)*)?$/;
/**
 * Blocks where NFKC only changes the form: full width, small and vertical forms, Roman numerals, bracketed
 * numbers, Kangxi radicals (pasted from PDF), units. CJK compatibility ideographs are left out on purpose:
 * NFKC would rewrite rare personal names.
 */
const onlyForm = /[\u2150-\u218f\u2474-\u24ff\u2e9f\u2ef3\u2f00-\u2fdf\u3200-\u33ff\ufe30-\ufe44\ufe50-\ufe6f\uff01-\uffe2\uffe4-\uffef]+/g;

function fold(text: string): string {
  return text
    .replace(/\p{Cf}+/gu, '')
    .replace(onlyForm, (part) => part.normalize('NFKC'))
    .replace(/[\s\u2800\u3164]+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}

/** Half width, no invisible characters, single spaces inside and none at the ends, no ="…" or leading ' of spreadsheets. */
export function cleanText(text: string): string {
  const folded = nothingToFold.test(text) ? text : fold(text);
  const first = folded.charCodeAt(0);
  if (first === 0x3d) return /^="(.*)"$/.exec(folded)?.[1]?.trim() ?? folded;
  if (first === 0x27) return folded.replace(/^'+(?=[0-9A-Za-z])/, '');
  return folded;
}

const openingBrackets = /[[{【〔〖「『<《〈]/g;
const closingBrackets = /[\]}】〕〗」』>》〉]/g;

/** Every kind of bracket written as ( and ). Expects half width. */
export function unifyBrackets(text: string): string {
  return text.replace(openingBrackets, '(').replace(closingBrackets, ')');
}
