/** What the editor offers and marks, without its page (see test/e2e/query-page.test.ts for that). */
import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState, Text } from '@codemirror/state';
import { expect, it } from 'vitest';
import { wordCompletion } from '../../renderer/pages/query/sql/completion';
import { formatSql } from '../../renderer/pages/query/sql/format-sql';
import { diagnosticOf } from '../../renderer/pages/query/sql/problems';
import { errorInWhole, partOf } from '../../renderer/pages/query/sql/selected-part';
import { columnLabels } from '../../renderer/pages/query/sql/views-in-text';
import type { QuerySchema } from '../../shared/contract';
import { QUERY_EXAMPLES } from '../../shared/query-examples';
import { parametersIn } from '../../shared/query-text';
import { QUERY_VIEW_CATALOGUE } from '../../shared/query-views';

const schema: QuerySchema = {
  views: QUERY_VIEW_CATALOGUE.map((view) => ({ ...view, columns: view.columns.map((column) => ({ ...column, type: 'VARCHAR' })) })),
  functions: [{ name: 'median', group: '汇总', call: 'median(数)', explanation: '中位数' }],
};

/** `|` is the cursor. */
function complete(marked: string): CompletionResult | null {
  const state = EditorState.create({ doc: marked.replace('|', '') });
  return wordCompletion(schema)(new CompletionContext(state, marked.indexOf('|'), false));
}
const labels = (marked: string): readonly string[] => complete(marked)?.options.map(({ displayLabel, label }) => displayLabel ?? label) ?? [];

it('offers columns of the views that the text names, functions with their meaning, and parameters', () => {
  expect(labels('SELECT c| FROM hotline_call_months')).toContain('calls');
  expect(labels('SELECT c| FROM hotline_call_months')).not.toContain('certificate');
  expect(labels('SELECT c|')).toContain('certificate');
  expect(complete('SELECT m|')?.options.find(({ label }) => label === 'median')).toMatchObject({ detail: '中位数' });
  expect(labels('SELECT :学年, :县区 WHERE x = :|')).toEqual([]);
  expect(labels('SELECT :学年, :县区 WHERE x = :学|')).toContain(':县区');
  expect(complete('SELECT s.c| FROM schools s')).toBeNull();
});

it('finds columns and views by their Chinese names', () => {
  const found = complete('SELECT s.县| FROM schools s')?.options.find(({ displayLabel }) => displayLabel === 'county');
  expect(found).toMatchObject({ label: '县区 county', apply: 'county', detail: '县区' });
  expect(complete('FROM 热|')?.options.find(({ apply }) => apply === 'hotline_call_months')?.label).toBe('热线来电（按月份汇总） hotline_call_months');
});

it('marks the word where the engine says that it is wrong', () => {
  const place = (doc: string, line: number, column: number): string | null => {
    const found = diagnosticOf(Text.of(doc.split('\n')), { code: 'QUERY_FAILED', message: '错', details: { line, column } });
    return found === null ? null : doc.slice(found.from, found.to);
  };
  expect(place("SELECT '𠅤𠅤', schol\nFROM schools", 1, 14)).toBe('schol');
  expect(place('SELECT *\nFROM "no table"', 2, 6)).toBe('"no table"');
  expect(place('SELECT (1', 1, 10)).toBe('1');
  expect(place('SELECT :县区', 1, 8)).toBe(':县区');
  expect(place('SELECT 1', 9, 99)).not.toBeNull();
  expect(diagnosticOf(Text.of(['x']), { code: 'QUERY_FAILED', message: '超时' })).toBeNull();
});

it('lays out every example anew without changing what it asks for', () => {
  for (const { sql } of QUERY_EXAMPLES) {
    const laidOut = formatSql(sql) ?? '';
    const bare = (text: string): string => text.replace(/--.*\n/g, '').replace(/\s+/g, '').toLowerCase();
    expect(bare(laidOut)).toBe(bare(sql));
    expect(parametersIn(laidOut)).toEqual(parametersIn(sql));
  }
  expect(formatSql("SELECT 'x")).toBeNull();
});

it('tells in the whole text where a part that was run alone is wrong', () => {
  const whole = "SELECT 1;\n-- 说明 𠅤 SELECT schol\nFROM schools";
  const from = whole.indexOf('SELECT schol');
  const part = partOf(whole, from, whole.length);
  const at = (line: number, column: number) => errorInWhole({ code: 'QUERY_FAILED', message: `语句写法有误：第 ${line} 行第 ${column} 个字，附近。`, details: { line, column } }, part);
  expect(at(1, 8)).toMatchObject({ message: '语句写法有误：第 2 行第 16 个字，附近。', details: { line: 2, column: 16 } });
  expect(at(2, 6).details).toMatchObject({ line: 3, column: 6 });
  const marked = diagnosticOf(Text.of(whole.split('\n')), at(1, 8));
  expect(whole.slice(marked?.from, marked?.to)).toBe('schol');
  expect(partOf(whole, 9, 10)).toBeNull();
  expect(errorInWhole({ code: 'CANCELLED', message: '查询已取消。' }, part)).toEqual({ code: 'CANCELLED', message: '查询已取消。' });
});

it('knows what the columns of a result are called in Chinese', () => {
  expect(columnLabels('SELECT schoolName, students FROM schools', schema.views)).toMatchObject({ schoolName: '学校名称', students: '在校生数' });
  expect(columnLabels('SELECT calls FROM hotline_call_months', schema.views)['students']).toBeUndefined();
});
