/** Breaks a long title between words into lines of about equal length (梯形). */
import { COUNTIES } from '../../../../shared/regions';
import { lineWidth } from './page';

/** Characters of 22 pt on a line of 156 mm, with a little air on both sides. */
export const TITLE_CHARACTERS = 18;

/** Does not begin a line. */
const NO_START = /^[的和与及、，。》）」』”’：；！？〕]/;
/** Does not end one. */
const NO_END = /[《（“‘〔]$/;

/** Words of the field that dictionaries take apart. */
const TERMS = ['中小学生?', '心理健康教育', '心理健康', '五项管理', '师资配备', '教育局', '市直学校'];
const KEPT = new RegExp(`(\\d{4}—\\d{4}学年|${[...TERMS, ...COUNTIES.map(({ label }) => label)].join('|')})`);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(title: string): string[] {
  const words: string[] = [];
  const segments = title.split(KEPT).flatMap((part, index) => (index % 2 === 1 ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)));
  for (const segment of segments) {
    const last = words.length - 1;
    const joined = last >= 0 && (NO_START.test(segment) || NO_END.test(words[last] ?? ''));
    if (joined) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

/** Figures are half as wide. */
const lengthOf = (text: string): number => lineWidth(text, 1) / lineWidth('字', 1);

/** @param most Chinese characters of one line */
export function breakTitle(title: string, most: number = TITLE_CHARACTERS): readonly string[] {
  const count = Math.ceil(lengthOf(title) / most);
  if (count <= 1) return [title];
  const words = wordsOf(title);
  const lines: string[] = [];
  let rest = lengthOf(title);
  let current = '';
  for (const word of words) {
    const wanted = (lengthOf(current) + rest) / Math.max(1, count - lines.length);
    const withWord = lengthOf(current + word);
    const closerWithout = Math.abs(lengthOf(current) - wanted) < Math.abs(withWord - wanted);
    if (current !== '' && lines.length < count - 1 && (closerWithout || withWord > most)) {
      lines.push(current);
      current = '';
    }
    current += word;
    rest -= lengthOf(word);
  }
  return [...lines, current];
}
