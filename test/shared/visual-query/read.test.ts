import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVisualQuery, fieldQuery, indicatorQuery, MOST_INDICATORS, readVisualQuery, writeVisualQuery } from '../../../shared/visual-query';
import { INDICATORS } from '../../../shared/indicators';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { anyQuery } from './arbitrary';

function problemOf(value: unknown): string {
  const read = checkVisualQuery(value);
  return read.ok ? '' : read.problem;
}

describe('questions put together by hand, as text', () => {
  it('reads back whatever it has written', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const text = writeVisualQuery(query);
        expect(readVisualQuery(text)).toEqual({ ok: true, query });
        // What stands in an address stays what it was, through any number of links.
        const address = new URLSearchParams({ q: text }).toString();
        expect(new URLSearchParams(address).get('q')).toBe(text);
      }),
    );
  });

  it('never throws on any text, and says in Chinese what is wrong', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), anyQuery.map((query) => writeVisualQuery(query).slice(0, -1))), (text) => {
        const read = readVisualQuery(text);
        if (!read.ok) expect(read.problem).toMatch(/\p{Script=Han}/u);
      }),
    );
  });

  it('never takes a question with one part spoiled for another question', () => {
    const spoil = fc.constantFrom<unknown>(7, 'x', null, [[]], { a: 1 }, ['drop table'], [{ field: 'a; b', aggregate: 'sum' }]);
    fc.assert(
      fc.property(anyQuery, fc.nat(), spoil, (query, place, bad) => {
        const json = JSON.parse(writeVisualQuery(query)) as Record<string, unknown>;
        const names = Object.keys(json);
        const name = names[place % names.length] as string;
        const read = checkVisualQuery({ ...json, [name]: bad });
        // Whatever is still read says exactly what was written.
        if (read.ok) expect(checkVisualQuery(JSON.parse(writeVisualQuery(read.query)))).toEqual(read);
        expect(checkVisualQuery({ ...json, [`${name}X`]: bad }).ok).toBe(false);
      }),
    );
  });

  it('leaves defaults out of the text', () => {
    expect(writeVisualQuery(indicatorQuery({ indicators: ['counselorCoverage'], rows: ['county'] }))).toBe('{"source":"indicators","indicators":["counselorCoverage"],"rows":["county"]}');
    expect(writeVisualQuery(fieldQuery('activities', { rows: [{ field: 'heldOn', part: 'month' }], measures: [{ aggregate: 'count' }] }))).toBe(
      '{"source":"fields","view":"activities","rows":[{"field":"heldOn","part":"month"}],"measures":[{"aggregate":"count"}]}',
    );
  });

  it('fills in what is left out', () => {
    expect(readVisualQuery('{"source":"indicators"}')).toEqual({ ok: true, query: indicatorQuery() });
    expect(indicatorQuery()).toMatchObject({ scope: DEFAULT_SCOPE, areaBasis: 'managed', schoolYears: [], compare: false });
  });

  it('names what is wrong and what to do', () => {
    expect(problemOf({ source: 'indicators', indicators: ['noSuch'] })).toContain('没有名为“noSuch”的指标');
    expect(problemOf({ source: 'indicators', indicators: INDICATORS.slice(0, MOST_INDICATORS + 1).map(({ id }) => id) })).toContain('最多 12 项，现有 13 项');
    expect(problemOf({ source: 'indicators', rows: ['county'], columns: ['county'] })).toContain('“county”写了两次');
    expect(problemOf({ source: 'indicators', schoolYears: ['2024-2025', '2025-2026'] })).toContain('行或列里要有');
    expect(problemOf({ source: 'indicators', schoolYears: ['2024-2026'] })).toContain('应写成 2025-2026');
    expect(problemOf({ source: 'indicators', asOf: '2025-02-30' })).toContain('应写成 2025-11-03');
    expect(problemOf({ source: 'indicators', columns: ['county', 'stage', 'grade'] })).toContain('最多 2 项');
    expect(problemOf({ source: 'indicators', where: { colour: ['x'] } })).toContain('不认识的“colour”');
    expect(problemOf({ source: 'elsewhere' })).toContain('不能是“elsewhere”');
    expect(problemOf({ source: 'fields', view: 'schools; DROP TABLE x' })).toContain('不是表或字段的名称');
    expect(problemOf({ source: 'fields', view: 'schools', rows: [{ field: 'a"b' }] })).toContain('不是表或字段的名称');
    expect(problemOf({ source: 'fields', view: 'schools', order: { measure: 0 } })).toContain('要有数值才能排');
    expect(problemOf({ source: 'fields', view: 'schools', columns: [{ field: 'stage' }], measures: [{ aggregate: 'count' }], order: { measure: 0 } })).toContain('有列分组时');
    expect(problemOf({ source: 'fields', view: 'schools', measures: [{ aggregate: 'steal', field: 'x' }] })).toContain('不能是“steal”');
    expect(problemOf({ source: 'fields', view: 'schools', limit: 0 })).toContain('应是 1 到 100000 的整数');
    expect(problemOf([])).toContain('应是一组名称和值');
  });
});
