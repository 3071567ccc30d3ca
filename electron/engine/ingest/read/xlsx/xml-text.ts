import { damagedFile, hostileFile } from '../failures';
import { mapPrivateUse } from '../private-use';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function characterOf(code: number): string {
  if (!(code <= 0x10ffff)) throw damagedFile('XML 字符引用有误');
  return String.fromCodePoint(code);
}

/**
 * Replaces the five named and all numeric entities.
 * @throws EngineFailure HOSTILE_FILE for any other: it would have to come from a DOCTYPE
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
    if (decimal !== undefined) return characterOf(Number(decimal));
    const character = NAMED.get(name ?? '');
    if (character === undefined) throw hostileFile('含有自定义实体', { entity: whole.slice(0, 40) });
    return character;
  });
}

/** XML's own rule: CRLF and CR count as LF. */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Decodes the _xHHHH_ escapes of spreadsheet strings (_x005F_ protects a literal one) and maps legacy characters. */
export function finishCellText(text: string): string {
  const unescaped = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
  return mapPrivateUse(unescaped);
}

/** Booleans of Office Open XML are written in three ways. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
