import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../electron/engine/report/docx/template/check-template';
import { fillTemplate } from '../../../electron/engine/report/docx/template/fill-template';
import { namesOf } from '../../../electron/engine/report/docx/template/placeholders';
import { sampleTemplate } from '../../../electron/engine/report/docx/template/sample-template';
import { documentMark } from '../../../electron/engine/report/issued/document-mark';
import { type EngineError, EngineFailure } from '../../../shared/contract';
import { lettered } from './letter-sample';

const ISSUED_ON = new Date(2026, 6, 15);
const FIGURES = { '全市.配备率': '95.18%', '曹县.配备率': '样本过小' };
const STAMP = { issuedOn: ISSUED_ON, report: { id: 'YX-20260715-8F3A21C0', dataState: '3f9a' } };
const modelOf = (changes: Parameters<typeof lettered>[0] = {}) => ({ ...lettered(changes), namedFigures: FIGURES });

async function templateOf(...lines: readonly string[]): Promise<Uint8Array> {
  return Packer.pack(new Document({ sections: [{ children: lines.map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: true, font: '华文行楷' })] })) }] }), 'uint8array');
}

async function filled(template: Uint8Array): Promise<string> {
  return strFromU8(unzipSync(await fillTemplate(template, modelOf({ number: '菏教字〔2026〕12号' }), STAMP))['word/document.xml'] ?? new Uint8Array());
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

async function refusal(template: Uint8Array): Promise<EngineError> {
  const error: unknown = await fillTemplate(template, modelOf(), STAMP).catch((caught: unknown) => caught);
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
    const [one, other] = [await fillTemplate(template, modelOf(), STAMP), await fillTemplate(template, modelOf(), STAMP)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('says which placeholders are unknown, and which are known', async () => {
    const { code, message } = await refusal(await templateOf('{{标题}}{{局长}}', '{{曹县.检出率}}'));
    expect(code).toBe('BAD_REQUEST');
    expect(message).toContain('不认识的占位符：{{局长}}（正文第1段）、{{曹县.检出率}}（正文第2段）');
    expect(message).toMatch(/可用的有：\{\{标题\}\}.*\{\{正文\}\}、\{\{表1\}\}、\{\{表2\}\}、\{\{图1\}\}；单个数字如\{\{全市\.配备率\}\}/);
    expect((await refusal(await templateOf('没有占位符'))).message).toContain('没有占位符');
  });
});

describe('which report it is', () => {
  it('is written beside the properties that the template has of its own, and where the template asks for it', async () => {
    const own = '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1</vt:lpwstr></property></Properties>';
    for (const template of [plain, withParts(plain, { 'docProps/custom.xml': own })]) {
      const parts = unzipSync(await fillTemplate(template, modelOf(), STAMP));
      const custom = strFromU8(parts['docProps/custom.xml']!);
      expect(custom).toMatch(/name="YuxinReport"><vt:lpwstr>YX-20260715-8F3A21C0</);
      const ids = [...custom.matchAll(/ pid="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(await documentMark(await fillTemplate(template, modelOf(), STAMP))).toEqual({ id: STAMP.report.id, figures: null });
      expect(strFromU8(parts['[Content_Types].xml']!).split('custom-properties+xml')).toHaveLength(2);
      expect(strFromU8(parts['_rels/.rels']!).split('/custom-properties"')).toHaveLength(2);
    }
    expect(strFromU8(unzipSync(await fillTemplate(withParts(plain, { 'docProps/custom.xml': own }), modelOf(), STAMP))['docProps/custom.xml']!)).toContain('KSOProductBuildVer');
    expect(textOf(await filled(await templateOf('编号 {{报告编号}}')))).toBe('编号 YX-20260715-8F3A21C0');
  });

  it('of a filled document that is a template again is the last one', async () => {
    const once = await fillTemplate(await templateOf('{{标题}}'), modelOf(), STAMP);
    const again = withParts(once, { 'word/document.xml': strFromU8(unzipSync(await templateOf('{{标题}}'))['word/document.xml']!) });
    expect(await documentMark(await fillTemplate(again, modelOf(), { ...STAMP, report: { id: 'YX-20260716-00000001', dataState: 'x' } }))).toEqual({ id: 'YX-20260716-00000001', figures: null });
  });
});

describe('a check beforehand', () => {
  it('names every placeholder with its place, the text around it and what would stand there', async () => {
    const { placeholders, missing, usable } = checkTemplate(await templateOf('关于{{标题}}的说明', '全市{{全市.配备率}}'), modelOf(), STAMP.report.id);
    expect(placeholders).toMatchObject([{ name: '标题', place: '正文第1段', text: '关于{{标题}}的说明', state: 'known', value: expect.stringContaining('师资配备情况的通报') as string }, { name: '全市.配备率', place: '正文第2段', state: 'known', value: '95.18%' }]);
    expect(missing).toEqual(['正文', '署名', '成文日期', '报告编号']);
    expect(usable).toBe(true);
  });

  it('tells unknown names with what may have been meant, and braces that would not be seen', async () => {
    const { placeholders, usable } = checkTemplate(await templateOf('{{全市.配置率}}', '｛｛标题｝｝', '{署名}'), modelOf(), '');
    expect(placeholders.map(({ name, state, suggestion }) => [name, state, suggestion])).toEqual([['全市.配置率', 'unknown', '全市.配备率'], ['标题', 'broken', ''], ['署名', 'broken', '']]);
    expect(usable).toBe(false);
    expect(checkTemplate(await templateOf('没有占位符'), modelOf(), '').usable).toBe(false);
  });

  it('sees tables, heads and feet', async () => {
    const template = withParts(await templateOf('甲'), { 'word/header1.xml': '<w:hdr xmlns:w="x"><w:p><w:r><w:t>{{发文</w:t></w:r><w:r><w:t>字号}}</w:t></w:r></w:p></w:hdr>' });
    expect(checkTemplate(template, modelOf(), '').placeholders).toMatchObject([{ name: '发文字号', place: '页眉', state: 'known' }]);
  });

  it('has nothing against the sample, whose names are all that may be used', async () => {
    const sample = await sampleTemplate(modelOf(), ISSUED_ON);
    expect(checkTemplate(sample, modelOf(), '')).toMatchObject({ usable: true, missing: [] });
    const text = textOf(strFromU8(unzipSync(sample)['word/document.xml']!));
    for (const name of namesOf(modelOf())) expect(text).toContain(name);
    expect(textOf(await filled(sample))).not.toContain('{{');
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
