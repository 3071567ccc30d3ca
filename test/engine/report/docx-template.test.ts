import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../electron/engine/report/docx/template/fill-template';
import { type EngineError, EngineFailure } from '../../../shared/contract';
import { lettered } from './letter-sample';

const ISSUED_ON = new Date(2026, 6, 15);
const FIGURES = new Map([['全市.配备率', '95.18%'], ['曹县.配备率', '样本过小']]);

async function templateOf(...lines: readonly string[]): Promise<Uint8Array> {
  return Packer.pack(new Document({ sections: [{ children: lines.map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: true, font: '华文行楷' })] })) }] }), 'uint8array');
}

async function filled(template: Uint8Array): Promise<string> {
  return strFromU8(unzipSync(await fillTemplate(template, lettered({ number: '菏教字〔2026〕12号' }), FIGURES, ISSUED_ON))['word/document.xml'] ?? new Uint8Array());
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

async function refusal(template: Uint8Array): Promise<EngineError> {
  const error: unknown = await fillTemplate(template, lettered(), FIGURES, ISSUED_ON).catch((caught: unknown) => caught);
  if (!(error instanceof EngineFailure)) throw new Error(`no refusal but ${String(error)}`);
  return error.error;
}

/** The template with parts added or replaced. */
function withParts(template: Uint8Array, parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync({ ...unzipSync(template), ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])) });
}

let plain = new Uint8Array();
beforeAll(async () => {
  plain = (await templateOf('{{标题}}')) as Uint8Array<ArrayBuffer>;
});

describe('a template', () => {
  it('is filled in with texts, running text, tables, charts and single figures', async () => {
    const template = await templateOf('{{标题}}', '文号：{{发文字号}}', '{{正文}}', '全市配备率{{ 全市.配备率 }}，曹县{{曹县.配备率}}。', '{{表1}}', '{{图1}}');
    const xml = await filled(template);
    const text = textOf(xml);
    expect(text).toContain('菏泽市教育局关于2025—2026学年全市中小学心理健康教育师资配备情况的通报');
    expect(text).toContain('文号：菏教字〔2026〕12号');
    expect(text).toContain('（一）学校配备情况');
    expect(text).toContain('全市配备率95.18%，曹县样本过小。');
    expect(text).toContain('全市合计');
    expect(text).not.toContain('{{');
    expect(xml).toContain('c:chart');
    // Texts look as the template has them.
    expect(xml).toMatch(/华文行楷[^<]*"[^]*?菏泽市教育局关于/);
  });

  it('gives the same bytes every time', async () => {
    const template = await templateOf('{{标题}}', '{{正文}}', '{{图1}}');
    const [one, other] = [await fillTemplate(template, lettered(), FIGURES, ISSUED_ON), await fillTemplate(template, lettered(), FIGURES, ISSUED_ON)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('says which placeholders are unknown, and which are known', async () => {
    const { code, message } = await refusal(await templateOf('{{标题}}{{局长}}', '{{曹县.检出率}}'));
    expect(code).toBe('BAD_REQUEST');
    expect(message).toContain('不认识的占位符：{{局长}}、{{曹县.检出率}}');
    expect(message).toMatch(/可用的有：\{\{标题\}\}.*\{\{正文\}\}、\{\{表1\}\}、\{\{表2\}\}、\{\{图1\}\}；单个数字如\{\{全市\.配备率\}\}/);
    expect((await refusal(await templateOf('没有占位符'))).message).toContain('没有占位符');
  });
});

describe('a hostile template', () => {
  it.each([
    ['macros', { 'word/vbaProject.bin': 'x' }, '宏'],
    ['a picture from a network', { 'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.com/a.png" TargetMode="External"/></Relationships>' }, '文件以外'],
    ['another template', { 'word/_rels/settings.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="\\\\host\\a.dotm" TargetMode=\'External\'/></Relationships>' }, '文件以外'],
    ['entities', { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, '外部定义'],
    ['a field that reads files', { 'word/footer1.xml': '<w:ftr><w:instrText xml:space="preserve"> INCLUDETEXT "c:\\\\a.txt" </w:instrText></w:ftr>' }, '域'],
    ['an embedded object', { 'word/embeddings/oleObject1.bin': 'x' }, '嵌入'],
  ])('with %s is refused', async (_, parts, word) => {
    const { code, message } = await refusal(withParts(plain, parts));
    expect(code).toBe('HOSTILE_FILE');
    expect(message).toContain(word);
  });

  it('that is a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ ...unzipSync(plain), 'word/media/a.bin': new Uint8Array(80 * 1024 ** 2) });
    expect(bomb.length).toBeLessThan(1024 ** 2);
    expect((await refusal(bomb)).code).toBe('HOSTILE_FILE');
  });

  it('or none at all is refused', async () => {
    expect((await refusal(strToU8('hello world'))).code).toBe('UNSUPPORTED_FORMAT');
    expect((await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).message).toContain('.doc');
    expect((await refusal(zipSync({ 'a.txt': strToU8('x') }))).code).toBe('UNSUPPORTED_FORMAT');
    expect((await refusal(plain.slice(0, 400))).code).toBe('DAMAGED_FILE');
  });
});
