import { describe, expect, it } from 'vitest';
import { EngineFailure } from '../../../shared/contract';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { encodeGb18030 } from './gb18030';
import { makeXlsx, sheetXml } from './xlsx-writer';

const ROWS = Array.from({ length: 80 }, (_, index) => {
  const r = index + 1;
  return `<row r="${r}" spans="1:9"><c r="A${r}" t="s"><v>${r % 6}</v></c><c r="B${r}" s="1"><v>${40_000 + r}.5</v></c><c r="C${r}" t="inlineStr"><is><t>内联${r}</t></is></c><c r="D${r}" t="inlineStr"><is><r><t>甲 </t></r><r><t>乙</t></r></is></c><c r="E${r}" t="str"><f>A${r}&amp;"x"</f><v>a&lt;b</v></c><c r="F${r}" t="b"><v>1</v></c><c r="G${r}"><v>330115200706222555</v></c><c r="H${r}" s="1"/></row>`;
}).join('');
const SHEET = Buffer.from(sheetXml(ROWS, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'));
const STRINGS = Buffer.from(`<sst>${'<si><t>张三_x000D_&#10;</t></si><si><r><t>李</t></r><rPh><t>li</t></rPh><r><t>四</t></r></si>'.repeat(3)}</sst>`);
const TOKENS = ['<', '>', '/', '"', "'", '=', ' ', '</row>', '<c ', '<v>', '</si>', '<is>', '<f>', '&', '&#', 'r="', '\0', '<!--', '<![CDATA[', '/>', '<x:row', '\xff'];

/** The outcome, which must be a reading or the engine's own failure. */
async function outcome(bytes: Buffer): Promise<string> {
  try {
    const workbook = await openWorkbook(memorySource('a.xlsx', bytes));
    let rows = 0;
    for (const sheet of workbook.sheets) {
      await sheet.merges();
      for await (const batch of sheet.batches()) rows += batch.rowCount;
    }
    return `read ${rows > 0}`;
  } catch (error) {
    if (error instanceof EngineFailure) return error.error.code;
    throw error;
  }
}

/** Linear congruential generator: the same mutations in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

function mutate(original: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(original);
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(bytes.length);
    if (random(2) === 0) bytes[at] = random(256);
    else Buffer.from(TOKENS[random(TOKENS.length)] ?? '', 'latin1').copy(bytes, at);
  }
  return random(10) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
}

describe('damaged files end in a reading or a clear failure', () => {
  const workbook = makeXlsx({ sheet: SHEET, stringsPart: STRINGS, formatIds: [0, 14] });
  const gbk = encodeGb18030('姓名,学校,备注\n张三,第一中学,"有,逗号"\n'.repeat(50));

  it('the whole files are read', async () => {
    expect([await outcome(workbook), await outcome(gbk)]).toEqual(['read true', 'read true']);
  });

  it.each(Array.from({ length: 9 }, (_, index) => index + 1))('cut after %d tenths', async (tenths) => {
    expect(await outcome(workbook.subarray(0, (workbook.length * tenths) / 10))).toBe('DAMAGED_FILE');
    const sheet = SHEET.subarray(0, (SHEET.length * tenths) / 10);
    expect(await outcome(makeXlsx({ sheet, stringsPart: STRINGS, formatIds: [0, 14] }))).toBe('DAMAGED_FILE');
    const stringsPart = STRINGS.subarray(0, (STRINGS.length * tenths) / 10);
    expect(await outcome(makeXlsx({ sheet: SHEET, stringsPart, formatIds: [0, 14] }))).toBe('DAMAGED_FILE');
    expect(['read true', 'DAMAGED_FILE', 'UNSUPPORTED_FORMAT']).toContain(await outcome(gbk.subarray(0, (gbk.length * tenths) / 10)));
  });

  it('500 random mutations of the parts', async () => {
    const random = generator(20_241_123);
    const outcomes = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const sheet = mutate(SHEET, random);
      const stringsPart = random(3) === 0 ? mutate(STRINGS, random) : STRINGS;
      outcomes.add(await outcome(makeXlsx({ sheet, stringsPart, formatIds: [0, 14] })));
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['read true', 'DAMAGED_FILE']));
  });

  it('500 random mutations of whole files', async () => {
    const random = generator(7);
    const outcomes = new Set<string>();
    for (let i = 0; i < 500; i++) outcomes.add(await outcome(mutate(i % 3 === 0 ? gbk : workbook, random)));
    expect([...outcomes]).toEqual(expect.arrayContaining(['read true', 'DAMAGED_FILE']));
  });
});
