import { isNullWord } from '../clean/outcomes';

/** Words that stand for a choice in exported answers; 是/否 are coded 1/0 as the scales of that kind are. */
const words = new Map([['是', 1], ['否', 0], ['对', 1], ['错', 0], ['有', 1], ['没有', 0], ['无', 0], ['√', 1], ['×', 0], ['Y', 1], ['N', 0]]);
const choice = /^([A-G])(?:[.、:：\s].*)?$/i;
const numbered = /^(-?\d+(?:\.\d+)?)(?:分|[=、:：\s].*)?$/;

/** @returns the number of an answer (A is 1), null for none, NaN for one that cannot be read. */
export function answerValue(text: string): number | null {
  const bare = text.trim();
  if (bare === '') return null;
  const word = words.get(bare.toUpperCase());
  if (word !== undefined) return word;
  if (isNullWord(bare)) return null;
  const letter = choice.exec(bare)?.[1];
  if (letter !== undefined) return letter.toUpperCase().charCodeAt(0) - 64;
  const number = numbered.exec(bare)?.[1];
  return number === undefined ? Number.NaN : Number(number);
}
