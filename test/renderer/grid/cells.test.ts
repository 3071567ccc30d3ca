import { Bool, DateDay, Float64, Int64, makeData, makeVector, Table, TimestampMicrosecond, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { dayText, isoText, momentText, numberText } from '../../../renderer/grid/cell-format';
import { copyOf } from '../../../renderer/grid/clipboard';
import { gridSource } from '../../../renderer/grid/grid-source';
import { statisticsOf } from '../../../renderer/grid/selection-statistics';

const moments = makeVector(makeData({ type: new TimestampMicrosecond(), length: 3, data: BigInt64Array.from([1_756_715_400_000_000n, 1_756_715_461_000_000n, 0n]) } as never));
const table = new Table({
  school: vectorFromArray(['曹县一中', '', null], new Utf8()),
  suppressed: vectorFromArray([false, true, false], new Bool()),
  students: vectorFromArray([1200, null, null], new Float64()),
  number: vectorFromArray([371700000000000001n, 2n, -3n], new Int64()),
  rate: vectorFromArray([0.1 + 0.2, NaN, 1 / 3], new Float64()),
  day: vectorFromArray([new Date('2025-09-01'), new Date('1969-12-31'), null], new DateDay()),
  moment: moments,
  formula: vectorFromArray(['=1+1', '两\n行', '制\t表"'], new Utf8()),
} as never);
const source = gridSource(table, { school: '学校', number: '编号' });
const shown = (name: string): string[] => [0, 1, 2].map((row) => source.columns.find((column) => column.name === name)?.text(row) ?? '?');

describe('cells', () => {
  it('are written in Chinese, exactly, with nothing for an empty text and words for none', () => {
    expect(shown('school')).toEqual(['曹县一中', '', '（空）']);
    expect(shown('number')).toEqual(['371700000000000001', '2', '-3']);
    expect(shown('rate')).toEqual(['0.3', '非数', '0.333333333333333']);
    expect(shown('day')).toEqual(['2025年9月1日', '1969年12月31日', '（空）']);
    expect(shown('moment')).toEqual(['2025年9月1日 08:30', '2025年9月1日 08:31:01', '1970年1月1日 00:00']);
    expect(shown('suppressed')).toEqual(['否', '是', '否']);
    expect(source.columns.map(({ label }) => label).slice(0, 4)).toEqual(['学校', 'suppressed', 'students', '编号']);
  });

  it('are 样本过小 only where the row says so, and only in columns that views hide', () => {
    expect(shown('students')).toEqual(['1200', '样本过小', '（空）']);
    const other = gridSource(new Table({ suppressed: vectorFromArray([true], new Bool()), classes: vectorFromArray([null], new Float64()) } as never));
    expect(other.columns[1]?.text(0)).toBe('（空）');
    const without = gridSource(new Table({ students: vectorFromArray([null], new Float64()) } as never));
    expect(without.columns[0]?.text(0)).toBe('（空）');
  });

  it('keep what JavaScript would write otherwise', () => {
    expect([numberText(1e21), numberText(-0.1), numberText(12345678901234567890n), numberText(Infinity), dayText(NaN), momentText(1), isoText(1_756_715_461_000, 'moment'), isoText(0, 'day')]).toEqual(['1e+21', '-0.1', '12345678901234567890', '∞', '无穷', '1970年1月1日 00:00', '2025-09-01 08:31:01', '1970-01-01']);
  });
});

describe('a copied block', () => {
  const all = { firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 7 };

  it('is text with tabs, as Excel copies it, free of formulas', () => {
    expect(copyOf(source.columns, all, true).text.split('\r\n')).toEqual([
      '学校\tsuppressed\tstudents\t编号\trate\tday\tmoment\tformula',
      "曹县一中\t否\t1200\t371700000000000001\t0.3\t2025-09-01\t2025-09-01 08:30:00\t'=1+1",
      '\t是\t样本过小\t2\t非数\t1969-12-31\t2025-09-01 08:31:01\t"两\n行"',
      '\t否\t\t-3\t0.333333333333333\t\t1970-01-01 00:00:00\t"制\t表"""',
    ]);
  });

  it('is a table in which ids stay text and numbers numbers', () => {
    const { html } = copyOf(source.columns, { firstRow: 0, lastRow: 1, firstColumn: 2, lastColumn: 7 }, false);
    const cells = [...html.matchAll(/<td(.*?)>(.*?)<\/td>/g)].map(([, style = '', text = '']) => [style.includes('\\@') ? 'text' : 'free', text]);
    expect(cells).toEqual([
      ['free', '1200'], ['text', '371700000000000001'], ['free', '0.3'], ['free', '2025-09-01'], ['free', '2025-09-01 08:30:00'], ['text', '=1+1'],
      ['text', '样本过小'], ['free', '2'], ['text', '非数'], ['free', '1969-12-31'], ['free', '2025-09-01 08:31:01'], ['text', '两<br style="mso-data-placement:same-cell">行'],
    ]);
  });

  it('cannot carry markup', () => {
    const hostile = gridSource(new Table({ a: vectorFromArray(['<img src=x onerror=alert(1)>&"'], new Utf8()) } as never));
    expect(copyOf(hostile.columns, { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 }, false).html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;</td>');
  });
});

describe('the statistics of a selection', () => {
  const whole = (block: Parameters<typeof statisticsOf>[1]): ReturnType<typeof statisticsOf> extends Generator<infer S> ? S : never => {
    const parts = statisticsOf(source.columns, block);
    for (;;) {
      const part = parts.next();
      if (part.done === true) return part.value;
    }
  };

  it('count what is filled and add up what is a number', () => {
    expect(whole({ firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 2 })).toEqual({ filled: 5, numbers: 1, sum: 1200, least: 1200, greatest: 1200 });
    expect(whole({ firstRow: 1, lastRow: 2, firstColumn: 3, lastColumn: 3 })).toEqual({ filled: 2, numbers: 2, sum: -1, least: -3, greatest: 2 });
    expect(whole({ firstRow: 1, lastRow: 1, firstColumn: 4, lastColumn: 4 })).toMatchObject({ filled: 1, numbers: 0, sum: 0 });
  });

  it('lose nothing of many numbers of different sizes', () => {
    const values = [1e16, ...Array.from({ length: 50_000 }, () => 0.1), -1e16];
    const many = gridSource(new Table({ a: vectorFromArray(values, new Float64()) } as never));
    const parts = statisticsOf(many.columns, { firstRow: 0, lastRow: values.length - 1, firstColumn: 0, lastColumn: 0 });
    let last = parts.next();
    while (last.done !== true) last = parts.next();
    expect(last.value.sum).toBeCloseTo(5000, 6);
  });
});
