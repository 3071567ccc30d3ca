import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNamesOf, safeFileName } from '../../../../electron/engine/report/file-names';

const named = (...places: readonly (readonly [label: string, code?: string])[]): readonly string[] => fileNamesOf(places.map(([label, code = '']) => ({ label, code })), '-反馈单', '.docx');

describe('names of files for schools', () => {
  it('have nothing that Windows refuses, and an end', () => {
    expect(named(['曹县 <第一>:"中学"/分校\\北*区?|'], ['  ..'], ['第二中学. '], ['长'.repeat(200)])).toEqual(['曹县  第一   中学  分校 北 区-反馈单.docx', '未注明-反馈单.docx', '第二中学-反馈单.docx', `${'长'.repeat(60)}-反馈单.docx`]);
    expect([safeFileName('CON'), safeFileName('lpt1'), safeFileName('Console')]).toEqual(['CON_', 'lpt1_', 'Console']);
  });

  it('tell schools of the same name apart by their codes, whichever comes first', () => {
    const [one, other] = [['实验小学', '2137000001'], ['实验小学', '2137000002']] as const;
    expect(named(one, other)).toEqual(['实验小学（2137000001）-反馈单.docx', '实验小学（2137000002）-反馈单.docx']);
    expect(named(other, one)).toEqual(['实验小学（2137000002）-反馈单.docx', '实验小学（2137000001）-反馈单.docx']);
    expect(named(['Abc', '1'], ['aBC', '2'])).toEqual(['Abc（1）-反馈单.docx', 'aBC（2）-反馈单.docx']);
  });

  it('number those that have no code', () => {
    expect(named(['实验小学'], ['实验小学'], ['实验小学'])).toEqual(['实验小学-反馈单.docx', '实验小学-反馈单(2).docx', '实验小学-反馈单(3).docx']);
  });

  it('are never equal, whatever schools are called', () => {
    const label = fc.oneof(fc.constantFrom('实验小学', '实验 小学', '实验小学(2)', '实验小学（1）', 'a', 'A', ''), fc.string({ unit: 'grapheme', maxLength: 80 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(label, fc.constantFrom('', '1', '2')), { maxLength: 30 }), (places) => {
        const names = named(...places).map((name) => name.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[^\p{C}<>:"/\\|?*\s.][^\p{C}<>:"/\\|?*]*\.docx$/u);
      }),
    );
  });
});
