import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { annualReport } from '../../../electron/engine/report/annual';
import { cellText } from '../../../electron/engine/report/cell-text';
import { FONTS } from '../../../electron/engine/report/docx/fonts';
import { breakTitle, TITLE_CHARACTERS } from '../../../electron/engine/report/docx/title-break';
import { writeDocument } from '../../../electron/engine/report/docx/write-document';
import type { ReportModel } from '../../../electron/engine/report/model';
import { reportInput } from './city';
import { lettered } from './letter-sample';

const OPTIONS = { issuedOn: new Date(2026, 6, 15, 10, 30), report: { id: 'YX-20260715-8F3A21', dataState: '3f9a' } };

type Parts = Readonly<Record<string, string>>;

async function partsOf(model: ReportModel): Promise<Parts> {
  return Object.fromEntries(Object.entries(unzipSync(await writeDocument(model, OPTIONS))).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

let parts: Parts = {};
beforeAll(async () => {
  parts = await partsOf(lettered({ redHead: '菏泽市教育局文件', attachments: ['表1', '表2'] }));
});

describe('a written document', () => {
  it('is the same bytes every time', async () => {
    const model = lettered({ redHead: '菏泽市教育局文件' });
    const first = await writeDocument(model, OPTIONS);
    expect(Buffer.compare(first, await writeDocument(model, OPTIONS))).toBe(0);
    // The library counts and draws lots through the life of the program: another document in between must not matter.
    await writeDocument(lettered(), OPTIONS);
    expect(Buffer.compare(first, await writeDocument(model, OPTIONS))).toBe(0);
  });

  it('names the official fonts and what may stand in for them', () => {
    const table = parts['word/fontTable.xml'] ?? '';
    for (const { name, others } of Object.values(FONTS)) expect(table).toContain(`<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/>`);
    expect(parts['word/document.xml']).toContain('w:eastAsia="方正小标宋简体"');
  });

  it('keeps the number of the report as a property', () => {
    expect(parts['docProps/custom.xml']).toContain(OPTIONS.report.id);
  });

  it('repeats headers and code row, and merges as the model says', () => {
    const document = parts['word/document.xml'] ?? '';
    // Two levels and the code row of each of two tables.
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(6);
    expect(document).toContain('<w:gridSpan w:val="4"/>');
    expect(document).toContain('<w:vMerge w:val="restart"/>');
  });

  it('holds every cell of its tables', () => {
    const text = textOf(parts['word/document.xml'] ?? '');
    for (const section of lettered().sections) if (section.kind === 'table') for (const row of [section.totals, ...section.rows]) expect(text).toContain(row.map(cellText).join(''));
  });

  it('draws in its chart what stands in the table', () => {
    const chart = Object.entries(parts).find(([name]) => /^word\/charts\/chart[^/]*\.xml$/.test(name))?.[1] ?? '';
    const [table] = lettered().sections.filter((section) => section.kind === 'table');
    const drawn = [...chart.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value);
    for (const row of [table?.totals ?? [], ...(table?.rows ?? [])]) expect(drawn).toContain(String(row[3]?.kind === 'figure' ? row[3].value : ''));
    expect(chart).toContain('<a:ea typeface="宋体"/>');
  });

  it('is well-formed whatever the texts hold', async () => {
    const nasty = '<w:p>&\u0000\u0008\ud800"\']]>\uffff=1+1_x000D_';
    const model = lettered({ issuer: nasty, copiesTo: [nasty], addressedTo: nasty, attachments: [nasty], number: nasty, signedBy: nasty, redHead: nasty });
    const written = await partsOf({ ...model, title: nasty, sections: [{ kind: 'prose', name: nasty, blocks: [{ kind: 'paragraph', text: nasty }] }, ...model.sections] });
    for (const [name, xml] of Object.entries(written)) {
      if (!name.endsWith('.xml')) continue;
      const parser = new SaxesParser();
      parser.on('error', (error) => expect.fail(`${name}: ${error.message}`));
      parser.write(xml).close();
    }
    expect(textOf(written['word/document.xml'] ?? '')).toContain('=1+1_x000D_');
  });

  it('takes reports that are no letters', async () => {
    const written = await partsOf(annualReport(reportInput()));
    expect(textOf(written['word/document.xml'] ?? '')).toContain('本学年学校名录');
    expect(written['word/document.xml']).not.toContain('抄送');
  });
});

describe('a title', () => {
  it.each([
    ['关于师资配备情况的通报', ['关于师资配备情况的通报']],
    ['菏泽市教育局关于2025—2026学年全市中小学心理健康教育师资配备情况的通报', ['菏泽市教育局关于2025—2026学年全市', '中小学心理健康教育师资配备情况的通报']],
    ['曹县教育和体育局关于2025—2026学年曹县中小学心理健康教育工作情况的报告', ['曹县教育和体育局关于2025—2026学年', '曹县中小学心理健康教育工作情况的报告']],
  ])('%s is broken between words', (title, lines) => {
    expect(breakTitle(title)).toEqual(lines);
  });

  it('loses nothing and keeps within the line', () => {
    const title = '菏泽市教育局关于对2025—2026学年全市义务教育学校作业、睡眠、手机、读物、体质管理和心理健康教育课程开设情况进行专项检查的情况通报';
    const lines = breakTitle(title);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(TITLE_CHARACTERS + 4);
  });
});
