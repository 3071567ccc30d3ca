/** A header met before is judged as if it were new, whatever stands below it. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { findTables } from '../../../electron/engine/ingest/recognise/find-tables';
import { headOf, PUPIL_HEADER, type Row } from './tables';

type FindTables = typeof findTables;

/** The recogniser as it is in a thread that has met nothing yet. */
async function freshly(): Promise<FindTables> {
  vi.resetModules();
  return (await import('../../../electron/engine/ingest/recognise/find-tables')).findTables;
}

const HEADER: Row = [...PUPIL_HEADER, '学校', '标识码', '监测情况'];
/** What may stand in a column: what its header says, what another header would say, what no header says. */
const WORDS: readonly string[] = ['赵一鸣', '李静', '男', '女', '七年级', '初二', '1班', '2025-10-16', '38', '4.5', '正常', '二级', '一级', '曹县', '曹县第一中学', '3137000001', '37172120120304001X', '13800000000', '专职', '公办', '是', '无', ''];

const PROPER: Row = ['赵一鸣', 'S1001', '男', '七年级', '1班', '2025-10-16', '38', '正常', '曹县第一中学', '3137000001', ''];
const files = fc.array(
  fc.record({
    title: fc.constantFrom('测评结果', '教师培训登记', '值班表', ''),
    // Some columns as they should be, the others all of one word or mixed.
    rows: fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...WORDS) }), { minLength: HEADER.length, maxLength: HEADER.length }), { minLength: 1, maxLength: 4 }),
    repeated: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 2, maxLength: 6 },
);

const place = { sheet: 'Sheet1', filePath: '上报.xlsx' };

describe('headers met before', () => {
  it('are judged as if they were new', async () => {
    const keeping = await freshly();
    let differing = 0;
    await fc.assert(
      fc.asyncProperty(files, async (each) => {
        const answers = new Set<string>();
        for (const { title, rows, repeated } of each) {
          const data = rows.map((row): Row => row.map((word, column) => word ?? PROPER[column] ?? ''));
          const head = headOf([...(title === '' ? [] : [[title] as Row]), HEADER, ...Array.from({ length: repeated }, () => data).flat()]);
          const found = keeping(head, [], place, new Map());
          expect(JSON.stringify(found)).toBe(JSON.stringify((await freshly())(head, [], place, new Map())));
          answers.add(JSON.stringify(found.tables.map(({ columns }) => columns.map(({ column, confidence }) => [column.id, confidence]))));
        }
        if (answers.size > 1) differing++;
      }),
      { numRuns: 12 },
    );
    // Values that change nothing would prove nothing.
    expect(differing).toBeGreaterThan(0);
  }, 60_000);
});
