/** Questions over fields as SQL: what is written, and what can never be. The engine's tests run it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../shared/datasets';
import { compileFields, fieldValueLabel, type ViewField } from '../../shared/visual-sql';
import { fieldQuery } from '../../shared/visual-query';

const FIELDS: readonly ViewField[] = [
  { name: 'county', label: '县区', kind: 'text' },
  { name: 'heldOn', label: '活动日期', kind: 'date' },
  { name: 'minutes', label: '时长', kind: 'number' },
  { name: 'evidenced', label: '有无佐证', kind: 'boolean' },
];
const HIDING: readonly ViewField[] = [...FIELDS, { name: 'suppressed', label: '样本过小', kind: 'boolean' }];

function sqlOf(query: Parameters<typeof compileFields>[0], fields = FIELDS): string {
  const compiled = compileFields(query, fields);
  return compiled.ok ? compiled.statements.map(({ sql }) => sql).join('\n;\n') : compiled.problem;
}

describe('a question over fields', () => {
  it('is one SELECT with documented names, Chinese heads, and totals of their own', () => {
    const query = fieldQuery('activities', {
      rows: [{ field: 'heldOn', part: 'month' }],
      columns: [{ field: 'county', part: null }],
      measures: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'minutes' }],
      where: [{ field: 'evidenced', test: 'in', values: ['true'] }, { field: 'heldOn', test: 'between', from: '2025-09-01', to: null }],
      rowTotals: true,
      presentation: 'pivot',
    });
    expect(sqlOf(query)).toBe(
      `SELECT strftime("heldOn", '%Y-%m') AS "活动日期（按月）",
  "county" AS "县区",
  count(*) AS "行数",
  CAST(sum("minutes") AS DOUBLE) AS "时长（合计）"
FROM "activities"
WHERE "evidenced" IN (true)
  AND "heldOn" >= DATE '2025-09-01'
GROUP BY strftime("heldOn", '%Y-%m'), "county"
ORDER BY 1 NULLS LAST, 2 NULLS LAST
LIMIT 10000
;
SELECT strftime("heldOn", '%Y-%m') AS "活动日期（按月）",
  count(*) AS "行数",
  CAST(sum("minutes") AS DOUBLE) AS "时长（合计）"
FROM "activities"
WHERE "evidenced" IN (true)
  AND "heldOn" >= DATE '2025-09-01'
GROUP BY strftime("heldOn", '%Y-%m')
ORDER BY 1 NULLS LAST`,
    );
  });

  it('counts what a view hides beside its figures', () => {
    expect(sqlOf(fieldQuery('v', { measures: [{ aggregate: 'count' }] }), HIDING)).toContain('count(*) FILTER (WHERE "suppressed") AS "样本过小"');
  });

  it('puts the measure that orders first, and the groups after it', () => {
    expect(sqlOf(fieldQuery('v', { rows: [{ field: 'county', part: null }], measures: [{ aggregate: 'count' }], order: { measure: 0, descending: true }, limit: 20 }))).toContain('ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST\nLIMIT 20');
  });

  it('is refused in words where a field cannot do what is asked', () => {
    expect(sqlOf(fieldQuery('v', { rows: [{ field: 'nothing', part: null }] }))).toContain('没有字段“nothing”');
    expect(sqlOf(fieldQuery('v', { rows: [{ field: 'county', part: 'month' }] }))).toContain('“县区”不是日期');
    expect(sqlOf(fieldQuery('v', { measures: [{ aggregate: 'sum', field: 'county' }] }))).toContain('“县区”不是数');
    expect(sqlOf(fieldQuery('v', { where: [{ field: 'minutes', test: 'contains', text: '1' }] }))).toContain('不能按“包含”筛选');
    expect(sqlOf(fieldQuery('v', { where: [{ field: 'evidenced', test: 'between', from: 'true', to: null }] }))).toContain('不能按范围筛选');
    expect(sqlOf(fieldQuery('v', { where: [{ field: 'heldOn', test: 'between', from: '2025-02-30', to: null }] }))).toContain('不是日期');
  });

  it('keeps every typed text within its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sql = sqlOf(fieldQuery('v', { where: [{ field: 'county', test: 'in', values: [text] }] }));
        const literal = sql.slice(sql.indexOf('IN (') + 4, sql.indexOf(')\nLIMIT'));
        // One quoted text: without its doubled quotes not one is left inside.
        expect(literal.startsWith("'") && literal.endsWith("'")).toBe(true);
        expect(literal.slice(1, -1).replaceAll("''", '')).not.toContain("'");
        expect(literal.slice(1, -1).replaceAll("''", "'")).toBe(text);
      }),
    );
  });

  it('lets no text through where a number, a day or a yes is meant', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const compiled = compileFields(fieldQuery('v', { where: [{ field: 'minutes', test: 'in', values: [text] }, { field: 'evidenced', test: 'in', values: ['false'] }] }), FIELDS);
        if (compiled.ok) expect(text.trim()).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});

describe('values of fields in words', () => {
  it('are called alike wherever a column of that name stands', () => {
    // No view shows the other sources that rosters and totals are held against.
    for (const { columns } of DATASETS.filter(({ id }) => id !== 'teacherSystem' && id !== 'countyTotals')) {
      for (const { id, choices = [] } of columns) for (const { value, label } of choices) expect([id, value, fieldValueLabel(id, null, value)]).toEqual([id, value, label]);
    }
  });

  it('are those of the catalogue and the forms', () => {
    expect([
      fieldValueLabel('county', null, '371721'),
      fieldValueLabel('stage', null, 'junior'),
      fieldValueLabel('employment', null, 'fullTime'),
      fieldValueLabel('boarding', null, 'false'),
      fieldValueLabel('heldOn', 'month', '2025-09'),
      fieldValueLabel('heldOn', 'weekday', '7'),
      fieldValueLabel('schoolYear', null, '2025-2026'),
      fieldValueLabel('anything', null, null),
    ]).toEqual(['曹县', '初中', '专职', '否', '2025年9月', '星期日', '2025—2026学年', '（空）']);
  });
});
