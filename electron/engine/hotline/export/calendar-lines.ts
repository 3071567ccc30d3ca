/** Content lines of iCalendar (RFC 5545 §3.1, §3.3.11). */
const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** TEXT value: backslash, semicolon, comma and line breaks are escaped; other control characters are not allowed. */
export function escapeText(text: string): string {
  return [...text.replace(/\r\n?/g, '\n')]
    .filter((character) => character === '\n' || character === '\t' || (character >= ' ' && character !== '\u007f'))
    .join('')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Lines of at most 75 octets, broken between characters, so that no UTF-8 sequence is split. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Every line ends with CRLF, the last too. */
export function calendarText(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
