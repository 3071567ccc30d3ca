import { describe, expect, it } from 'vitest';
import { linesOf, safeText, sheetName, textWidth, unbreakableWidth } from '../../../electron/engine/report/xlsx/safe-text';

/** How spreadsheet programs read the escapes of the file format back. */
const decode = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

describe('safeText', () => {
  it.each(['_x000D_', '_x000D_x000D_', '__x0041__', '_x005F_x000D_', '曹县_x4E00_小学', '_xZZZZ_', '_x00_'])('reads back as it was: %s', (text) => {
    expect(decode(safeText(text))).toBe(text);
  });

  it('drops what a workbook cannot hold and keeps lines and tabs', () => {
    expect(safeText('a\u0000b\u0008c\u001fd\u007fe\ufffef\tg\nh')).toBe('abcdef\tg\nh');
    expect(safeText('一\r\n二\r三')).toBe('一\n二\n三');
  });

  it('leaves formulas and rare characters as the texts they are', () => {
    expect(safeText('=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")');
    expect(safeText('𠮷野家')).toBe('𠮷野家');
  });

  it('keeps to what a cell holds', () => {
    expect(safeText('字'.repeat(40_000))).toHaveLength(32_000);
  });
});

describe('sheetName', () => {
  it('takes out what sheets may not be called', () => {
    expect(sheetName("'表[1]:*?/\\师资'", [])).toBe(`表 1${' '.repeat(6)}师资`);
    expect(sheetName('\u0007', [])).toBe('表');
    expect(sheetName('长'.repeat(50), [])).toHaveLength(31);
  });

  it('is unique whatever the case, within the length', () => {
    expect(sheetName('sheet', ['Sheet'])).toBe('sheet(2)');
    expect(sheetName('sheet', ['Sheet', 'SHEET(2)'])).toBe('sheet(3)');
    const long = '长'.repeat(31);
    expect(sheetName(long, [long])).toHaveLength(29);
  });
});

describe('widths', () => {
  it('counts Chinese characters and signs twice', () => {
    expect(textWidth('曹县 12')).toBe(7);
    expect(textWidth('2÷1—')).toBe(6);
  });

  it('finds the longest run that cannot be broken', () => {
    expect(unbreakableWidth(`文件 ${'a'.repeat(64)} 校验`)).toBe(64);
    expect(unbreakableWidth('心理健康')).toBe(2);
    expect(unbreakableWidth('')).toBe(0);
  });

  it('counts lines by width and by line breaks', () => {
    expect(linesOf('心理健康教育', 13)).toBe(1);
    expect(linesOf('心理健康教育', 7)).toBe(2);
    expect(linesOf('一\n\n二', 10)).toBe(3);
  });
});
