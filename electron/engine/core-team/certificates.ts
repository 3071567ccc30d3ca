/** Certificates by name: registers write the same one in many ways. */
import type { AcceptedCertificate, HeldCertificate } from './types';

const SEPARATORS = /[、，,；;／/|\n]+|和|及/;
const NUMERALS: Readonly<Record<string, string>> = { '1': '一', '2': '二', '3': '三', 壹: '一', 贰: '二', 叁: '三' };
/** Words that say that it is a certificate, not which one. */
const FILLERS = /职业资格证书|职业资格证|职业资格|资格证书|资格证|资格|证书|证件|证$/g;

/**
 * Half width, without blanks, brackets and words like 资格 or 证书, grades in Chinese numerals; 国家 and the grade go first,
 * wherever they stood: 心理咨询师（国家职业资格2级）becomes 国家二级心理咨询师.
 */
export function normalisedCertificate(name: string): string {
  const bare = name
    .normalize('NFKC')
    .replace(/I{1,3}(?=级)/g, (numeral) => String(numeral.length))
    .replace(/[\s()[\]{}<>《》〈〉【】“”"'‘’·.。:：\-—_]/g, '')
    .replace(/([123壹贰叁])级/g, (_, numeral: string) => `${NUMERALS[numeral] ?? numeral}级`)
    .replace(FILLERS, '');
  const grade = /[一二三]级/.exec(bare)?.[0] ?? '';
  const national = bare.includes('国家') ? '国家' : '';
  return `${national}${grade}${bare.replace(/国家级?/, '').replace(grade, '')}`;
}

export type CertificateMatch =
  | { readonly kind: 'accepted'; readonly certificate: AcceptedCertificate; readonly held: HeldCertificate }
  | { readonly kind: 'doubtful'; readonly certificate: AcceptedCertificate; readonly held: HeldCertificate; readonly why: string }
  | { readonly kind: 'other'; readonly held: HeldCertificate };

/** One text may name several; a name that is known as a whole is not taken apart. */
function splitNames(held: HeldCertificate, isKnown: (name: string) => boolean): readonly HeldCertificate[] {
  if (isKnown(held.name)) return [held];
  return held.name.split(SEPARATORS).flatMap((name) => (name.trim() === '' ? [] : [{ ...held, name: name.trim() }]));
}

/** Whether a date, perhaps only a year or a month, lies wholly after a day. */
function isAfter(date: string, day: string): boolean {
  return date > day.slice(0, date.length) && date.length >= 4;
}

/** @returns one match per certificate held, in order; `doubtful` asks for a look at the paper, `other` is not on the list */
export function matchCertificates(held: readonly HeldCertificate[], accepted: readonly AcceptedCertificate[]): readonly CertificateMatch[] {
  const byName = new Map(accepted.flatMap((certificate) => [certificate.label, ...certificate.names].map((name) => [normalisedCertificate(name), certificate] as const)));
  const isKnown = (name: string) => byName.has(normalisedCertificate(name));
  return held.flatMap((one) => splitNames(one, isKnown)).map((one): CertificateMatch => {
    const name = normalisedCertificate(one.name);
    const certificate = byName.get(name);
    if (!certificate) {
      // A province before the name or a course behind it: perhaps the certificate, perhaps only its training.
      const [near] = [...byName].filter(([known]) => name.includes(known)).sort(([a], [b]) => b.length - a.length);
      return near ? { kind: 'doubtful', certificate: near[1], held: one, why: `与认可的“${near[1].label}”名称相近但不相同` } : { kind: 'other', held: one };
    }
    if (certificate.needsCheck !== undefined) return { kind: 'doubtful', certificate, held: one, why: certificate.needsCheck };
    if (certificate.lastIssuedOn !== undefined && one.issuedOn !== undefined && isAfter(one.issuedOn, certificate.lastIssuedOn)) {
      return { kind: 'doubtful', certificate, held: one, why: `取得时间 ${one.issuedOn} 晚于该证书停发时间 ${certificate.lastIssuedOn}，证书时间存疑` };
    }
    return { kind: 'accepted', certificate, held: one };
  });
}
