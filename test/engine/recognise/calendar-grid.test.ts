import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGrid, UNDATED } from '../../../electron/engine/ingest/recognise/calendar-grid/find-grid';
import { resolveDays, writtenDay, yearMonthIn } from '../../../electron/engine/ingest/recognise/calendar-grid/grid-days';
import { namesIn } from '../../../electron/engine/ingest/recognise/calendar-grid/grid-names';
import { legendIn, shiftLabel } from '../../../electron/engine/ingest/recognise/calendar-grid/grid-shifts';
import type { HeadRow } from '../../../electron/engine/ingest/recognise/types';

const sheet = (rows: readonly (readonly string[])[]): HeadRow[] => rows.map((texts, index) => ({ rowNumber: index + 1, texts: [...texts] })).filter(({ texts }) => texts.some((text) => text !== ''));
const told = (rows: readonly (readonly string[])[], context: readonly string[] = ['值班表']): string[] => {
  const grid = findGrid(sheet(rows), context);
  if (grid === null || grid === UNDATED) throw new Error(`no grid: ${String(grid)}`);
  return grid.duties.map(({ day, shift, period, seat, name, county, school }) => [day, shift, period, seat, name, county, school].join('|')).sort();
};

describe('days', () => {
  it.each([
    ['2025-11-03', { year: 2025, month: 11, day: 3 }], ['2025年11月3日（周一）', { year: 2025, month: 11, day: 3 }], ['11月3日 星期一', { year: null, month: 11, day: 3 }], ['11.3', { year: null, month: 11, day: 3 }], ['11/3', { year: null, month: 11, day: 3 }],
    ['3日', { year: null, month: null, day: 3 }], ['3', { year: null, month: null, day: 3 }], ['31号 周五', { year: null, month: null, day: 31 }], ['32', null], ['13.3', null], ['早班', null], ['周一', null], ['', null],
  ] as const)('%s', (text, day) => expect(writtenDay(text)).toEqual(day));

  it('takes month and year from titles', () => {
    expect([yearMonthIn('2025年11月值班表'), yearMonthIn('心理热线12月份排班'), yearMonthIn('2025-2026学年2月值班表'), yearMonthIn('2025—2026学年第一学期'), yearMonthIn('值班表')]).toEqual([
      { year: 2025, month: 11 }, { year: null, month: 12 }, { year: 2026, month: 2 }, { year: null, month: null }, null,
    ]);
  });

  it('goes over the ends of months and years, finds lost zeros and refuses what is no calendar', () => {
    const days = (...texts: string[]) => texts.map((text) => writtenDay(text)!);
    expect(resolveDays(days('30', '31', '1', '2'), { year: 2025, month: 12 })).toEqual(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']);
    expect(resolveDays(days('12月31日', '1月1日'), { year: 2025, month: null })).toEqual(['2025-12-31', '2026-01-01']);
    expect(resolveDays(days('11.9', '11.1', '11.11'), { year: 2025, month: null })).toEqual(['2025-11-09', '2025-11-10', '2025-11-11']);
    expect(resolveDays(days('29', '30', '31'), { year: 2025, month: 11 })).toBeNull();
    expect(resolveDays(days('1', '2'), { year: null, month: 11 })).toBeNull();
    expect(resolveDays(days('11月5日', '11月3日'), { year: 2025, month: 11 })).toBeNull();
  });
});

describe('labels and names', () => {
  it.each([
    ['早班', { shift: '早班', period: '' }], ['早', { shift: '早班', period: '' }], ['晚班（16:00—24:00）', { shift: '晚班', period: '16:00—24:00' }], ['夜班 22:00-次日8:00', { shift: '夜班', period: '22:00-次日8:00' }], ['08:00-16:00', { shift: '', period: '08:00-16:00' }],
    ['8点至16点', { shift: '', period: '8点至16点' }], ['值班教师', { shift: '', period: '' }], ['上午', { shift: '上午', period: '' }], ['A班', { shift: 'A班', period: '' }], ['替班', null], ['星期', null], ['备注', null], ['李静', null], ['三年级二班', null],
  ] as const)('%s', (text, label) => expect(shiftLabel(text)).toEqual(label));

  it('reads a legend', () => {
    expect([...legendIn(['班次：早班 08:00-16:00；中班（16:00-24:00）、夜班：0:00-8:00', '早班 9:00-10:00'])]).toEqual([['早班', '08:00-16:00'], ['中班', '16:00-24:00'], ['夜班', '0:00-8:00']]);
  });

  it.each([
    ['李静、王强', ['李静', '王强']], ['李静 王强', ['李静', '王强']], ['张 三', ['张三']], ['李静（曹县）/王强（单县第二中学）', ['李静', '王强']], ['组长：欧阳锋', ['欧阳锋']], ['李静老师13800001111', ['李静']], ['—', []], ['休', []], ['周一', []],
  ] as const)('%s', (text, names) => expect(namesIn(text).map(({ name }) => name)).toEqual(names));

  it('tells a county from a school in brackets', () => {
    expect(namesIn('李静（曹县）、王强（单县第二中学）')).toEqual([{ name: '李静', county: '曹县', school: '' }, { name: '王强', county: '', school: '单县第二中学' }]);
  });
});

it('reads days across with a legend, weekdays and two rows a shift', () => {
  const rows = [
    ['菏泽市心理热线2025年11月值班表', '', '', '', ''],
    ['班次', '3日', '4日', '5日', '6日'],
    ['星期', '一', '二', '三', '四'],
    ['早班', '李静', '王强、赵敏', '', '周涛（单县）'],
    ['', '', '孙丽', '', ''],
    ['晚班', '王强', '李静', '—', '赵敏'],
    ['注：早班08:00-16:00，晚班16:00-24:00'],
  ];
  expect(told(rows)).toEqual([
    '2025-11-03|早班|08:00-16:00|1号席|李静||', '2025-11-03|晚班|16:00-24:00|1号席|王强||', '2025-11-04|早班|08:00-16:00|1号席|王强||', '2025-11-04|早班|08:00-16:00|2号席|赵敏||', '2025-11-04|早班|08:00-16:00|3号席|孙丽||',
    '2025-11-04|晚班|16:00-24:00|1号席|李静||', '2025-11-06|早班|08:00-16:00|1号席|周涛|单县|', '2025-11-06|晚班|16:00-24:00|1号席|赵敏||',
  ].sort());
});

it('reads days down, two months below each other, labels of two levels', () => {
  const rows = [
    ['2025年11月', '', '', ''],
    ['日期', '星期', '早班', '晚班'],
    ['', '', '08:00-16:00', '16:00-24:00'],
    ['29', '六', '李静', '王强'],
    ['30', '日', '赵敏', '孙丽'],
    ['2025年12月', '', '', ''],
    ['日期', '星期', '早班', '晚班'],
    ['', '', '08:00-16:00', '16:00-24:00'],
    ['1', '一', '周涛', '李静'],
  ];
  expect(told(rows).map((each) => each.split('|').filter((_, part) => part !== 3 && part < 5).join('|'))).toEqual([
    '2025-11-29|早班|08:00-16:00|李静', '2025-11-29|晚班|16:00-24:00|王强', '2025-11-30|早班|08:00-16:00|赵敏', '2025-11-30|晚班|16:00-24:00|孙丽', '2025-12-01|早班|08:00-16:00|周涛', '2025-12-01|晚班|16:00-24:00|李静',
  ].sort());
});

it('takes no table for a rota that is none', () => {
  expect(findGrid(sheet([['姓名', '1', '2', '3', '4'], ['李静', '√', '√', '×', '√'], ['王强', '√', '×', '√', '√']]), ['11月考勤表'])).toBeNull();
  expect(findGrid(sheet([['甲', '1', '2', '3'], ['早班人数', '3', '4', '5'], ['晚班人数', '3', '4', '5']]), ['2025年11月值班统计'])).toBeNull();
  expect(findGrid(sheet([['节次', '周一', '周二', '周三'], ['上午', '语文', '数学', '英语'], ['下午', '体育', '美术', '音乐']]), ['课程表'])).toBeNull();
  expect(findGrid(sheet([['班次', '1', '2', '3'], ['早班', '李静', '王强', '赵敏'], ['晚班', '孙丽', '周涛', '吴芳']]), ['值班表'])).toBe(UNDATED);
  expect(findGrid(sheet([['2025年11月', '', '', ''], ['', '1', '2', '3'], ['早班', '李静', '王强', '赵敏'], ['晚班', '孙丽', '周涛', '吴芳']]), ['表一'])).toMatchObject({ isDoubtful: true });
});

const NAMES = ['李静', '王强', '赵敏', '孙丽', '周涛', '吴芳', '欧阳锋', '郑洁', '冯远', '何岚'];
const HOURS: Readonly<Record<string, string>> = { 早班: '08:00-12:00', 中班: '12:00-18:00', 晚班: '18:00-22:00', 夜班: '22:00-次日08:00' };
const WEEKDAYS = [...'日一二三四五六'];
const plan = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  first: fc.integer({ min: 1, max: 20 }),
  days: fc.integer({ min: 3, max: 14 }),
  shifts: fc.subarray(Object.keys(HOURS), { minLength: 1 }),
  people: fc.array(fc.array(fc.nat(NAMES.length - 1), { maxLength: 3 }), { minLength: 60, maxLength: 60 }),
  separator: fc.constantFrom('、', '，', '/', ' ', ',', '；'),
  dayForm: fc.constantFrom('iso', 'monthDay', 'day', 'bare', 'withWeekday'),
  hours: fc.constantFrom('label', 'legend', 'none'),
  county: fc.boolean(),
  weekdays: fc.boolean(),
  perBlock: fc.integer({ min: 3, max: 14 }),
});

it('reads any rota in both directions, in one block or in several', () => {
  fc.assert(
    fc.property(plan, fc.boolean(), ({ month, first, days, shifts, people, separator, dayForm, hours, county, weekdays, perBlock }, isAcross) => {
      const date = (offset: number): Date => new Date(Date.UTC(2025, month - 1, first + offset));
      const iso = (offset: number): string => date(offset).toISOString().slice(0, 10);
      const two = (offset: number): string => `${date(offset).getUTCMonth() + 1}月${date(offset).getUTCDate()}日`;
      const written = (offset: number): string => ({ iso: iso(offset), monthDay: two(offset), day: `${date(offset).getUTCDate()}日`, bare: String(date(offset).getUTCDate()), withWeekday: `${two(offset)} 周${WEEKDAYS[date(offset).getUTCDay()]}` })[dayForm];
      const onDuty = (offset: number, shift: number): string[] => [...new Set(people[(offset * shifts.length + shift) % people.length]!.map((index) => NAMES[index]!))];
      const cell = (offset: number, shift: number): string => onDuty(offset, shift).map((name) => (county ? `${name}（曹县）` : name)).join(separator);
      const label = (shift: string): string => (hours === 'label' ? `${shift}（${HOURS[shift]}）` : shift);
      const blocks = Array.from({ length: Math.ceil(days / perBlock) }, (_, block) => Array.from({ length: Math.min(perBlock, days - block * perBlock) }, (__, place) => block * perBlock + place));
      const rows = [['心理热线值班表'], ...(hours === 'legend' ? [[shifts.map((shift) => `${shift} ${HOURS[shift]}`).join('；')]] : [])];
      for (const block of blocks) {
        rows.push([`2025年${date(block[0]!).getUTCMonth() + 1}月`].map((text) => (date(block[0]!).getUTCFullYear() === 2025 ? text : text.replace('2025', '2026'))));
        const weekday = (offset: number): string => WEEKDAYS[date(offset).getUTCDay()]!;
        if (isAcross) {
          rows.push(['班次', ...block.map(written)], ...(weekdays ? [['星期', ...block.map(weekday)]] : []), ...shifts.map((shift, index) => [label(shift), ...block.map((offset) => cell(offset, index))]));
        } else {
          rows.push(['日期', ...(weekdays ? ['星期'] : []), ...shifts.map(label)], ...block.map((offset) => [written(offset), ...(weekdays ? [weekday(offset)] : []), ...shifts.map((_, index) => cell(offset, index))]));
        }
      }
      const expected = Array.from({ length: days }, (_, offset) => shifts.flatMap((shift, index) => onDuty(offset, index).map((name, seat) => [iso(offset), shift, hours === 'none' ? '' : HOURS[shift], `${seat + 1}号席`, name, county ? '曹县' : '', ''].join('|')))).flat();
      const names = expected.length;
      fc.pre(names >= 3);
      expect(told(rows)).toEqual(expected.sort());
    }),
    { numRuns: 300, seed: 11 },
  );
});
