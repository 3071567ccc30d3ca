/** Rules of a new passphrase; the engine has the last word. */
export const MINIMUM_PASSPHRASE_LENGTH = 8;

/** @returns what is wrong, in Chinese, or null. */
export function passphraseProblem(passphrase: string): string | null {
  if (passphrase === '') return '请输入口令';
  if ([...passphrase].length < MINIMUM_PASSPHRASE_LENGTH) return `口令至少 ${MINIMUM_PASSPHRASE_LENGTH} 个字符`;
  if (passphrase.trim() !== passphrase) return '口令首尾不能有空格';
  return null;
}

export function repeatProblem(passphrase: string, repeat: string): string | null {
  if (repeat === '') return '请再输入一遍口令';
  return repeat === passphrase ? null : '两次输入的口令不一致';
}
