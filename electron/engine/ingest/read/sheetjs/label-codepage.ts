/** Code pages by which SheetJS decodes. */
const GBK = 936;
const UTF8 = 65_001;
/** GB 2312 has its 3,755 frequent characters under these first bytes; accented letters of other scripts lie above. */
const FREQUENT = { first: 0xb0, last: 0xd7 } as const;
const FREQUENT_SHARE = 0.5;

/** Character pairs beyond ASCII, and those of them that are frequent in Chinese. */
function frequentShare(bytes: Buffer): number {
  let pairs = 0;
  let frequent = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    pairs += 1;
    if (byte >= FREQUENT.first && byte <= FREQUENT.last) frequent += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : frequent / pairs;
}

function decodes(encoding: string, bytes: Buffer): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The code page of an old workbook that names none, as web systems write them record by record: told from its texts.
 * undefined: they are not Chinese, or plain ASCII.
 */
export function codepageOfLabels(labels: readonly Buffer[]): number | undefined {
  const bytes = Buffer.concat(labels.flatMap((label) => [label, Buffer.from('\n')]));
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  if (decodes('utf-8', bytes)) return UTF8;
  return decodes('gb18030', bytes) && frequentShare(bytes) >= FREQUENT_SHARE ? GBK : undefined;
}
