import { mapPrivateUse } from '../private-use';

/** From U+00A0 on, in order. */
const LATIN = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

const CAPITAL_GREEK = 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega'.split(' ');

const OTHERS =
  'quot=" amp=& lt=< gt=> apos=\' ensp=\u2002 emsp=\u2003 thinsp=\u2009 ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ trade=™ ' +
  'larr=← uarr=↑ rarr=→ darr=↓ harr=↔ rArr=⇒ hArr=⇔ forall=∀ part=∂ exist=∃ empty=∅ isin=∈ notin=∉ prod=∏ sum=∑ minus=− radic=√ prop=∝ infin=∞ ang=∠ and=∧ or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ perp=⊥ sdot=⋅ loz=◊ spades=♠ clubs=♣ hearts=♥ diams=♦ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ zwnj=\u200C zwj=\u200D';

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...CAPITAL_GREEK.flatMap((name, index): [string, string][] => [
    [name, String.fromCharCode(0x391 + index)],
    [name.toLowerCase(), String.fromCharCode(0x3b1 + index)],
  ]),
  ...OTHERS.split(' ').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
]);

/** Understood without the semicolon too, as browsers and Excel do. */
const WITHOUT_SEMICOLON: ReadonlySet<string> = new Set(['nbsp', 'amp', 'lt', 'gt', 'quot']);
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,9}))(;?)/gi;
const western = new TextDecoder('windows-1252');

/** References to 128–159 mean windows-1252, whatever the page is written in. */
function characterOf(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0) return western.decode(Uint8Array.of(code));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined;
}

/**
 * The text that HTML character references stand for: pages in GBK write rare characters of names so. What is no known reference
 * stays as it is. Legacy private-use characters become standard ones.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return mapPrivateUse(text);
  const decoded = text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined, end: string) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16)) ?? whole;
    if (decimal !== undefined) return characterOf(Number(decimal)) ?? whole;
    const known = name !== undefined && (end !== '' || WITHOUT_SEMICOLON.has(name)) ? NAMED.get(name) : undefined;
    return known ?? whole;
  });
  return mapPrivateUse(decoded);
}
