/** Names of files made for places: safe on every system, told apart whatever the case. */

const MOST_CHARACTERS = 60;
/** Paths beyond this cannot be opened on Windows unless somebody has changed its settings. */
export const LONGEST_PATH = 259;
/** Devices, which Windows takes for the file whatever ending it has. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** @param label as people write it @returns without signs that a system refuses, at most 60 characters, never empty */
export function safeFileName(label: string): string {
  const base = Array.from(label.normalize('NFC').replace(/[\p{C}<>:"/\\|?*]/gu, ' ').replace(/^[\s.]+|[\s.]+$/g, ''))
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/[\s.]+$/, '');
  if (base === '') return '未注明';
  return RESERVED.test(base) ? `${base}_` : base;
}

/**
 * One name each. Places whose names are equal all bear their code as well, so that no name hangs on the order or on who else is there twice;
 * those that are still equal are numbered.
 * @param suffix behind the name, e.g. -反馈单
 * @param ending e.g. .docx
 */
export function fileNamesOf(places: readonly { readonly label: string; readonly code: string }[], suffix: string, ending: string): readonly string[] {
  const bases = places.map(({ label }) => safeFileName(label));
  const count = new Map<string, number>();
  for (const base of bases) count.set(base.toLowerCase(), (count.get(base.toLowerCase()) ?? 0) + 1);
  const taken = new Set<string>();
  return places.map(({ code }, index) => {
    const base = bases[index] ?? '';
    const isTwice = (count.get(base.toLowerCase()) ?? 0) > 1 && code !== '';
    return freeName(`${isTwice ? `${base}（${safeFileName(code)}）` : base}${suffix}`, ending, taken);
  });
}

/** @param ending e.g. .docx @param taken names given out, in lower case; the one found is added */
export function freeName(stem: string, ending: string, taken: Set<string>): string {
  let name = `${stem}${ending}`;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}(${number})${ending}`;
  taken.add(name.toLowerCase());
  return name;
}
