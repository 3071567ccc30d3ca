import { describe, expect, it } from 'vitest';
import { parametersIn } from '../../shared/query-text';
import { type QueryParameter, valueProblem } from '../../shared/query-parameters';

describe('parameters of a text', () => {
  it.each<[string, readonly string[]]>([
    ['SELECT :a, :b, :a', ['a', 'b']],
    ['WHERE schoolYear = :学年 AND students>=:最少', ['学年', '最少']],
    ['(:a)::VARCHAR', ['a']],
    ['x::DATE', []],
    ['x[1:n]', []],
    ["{'k':v}", []],
    ['{k: :v}', ['v']],
    ["'it''s :a' || :b", ['b']],
    ["E'it\\'s :a' || :b", ['b']],
    ['":a", :b', ['b']],
    ['-- :a\n:b', ['b']],
    ['/* :a\n:c */ :b', ['b']],
    ['$$ :a $$ || :b', ['b']],
    ['$t$ :a $$ $t$ || :b', ['b']],
    ["'unfinished :a", []],
    [':1, ::a, :$a', []],
  ])('%s', (sql, expected) => {
    expect(parametersIn(sql)).toEqual(expected);
  });
});

it('refuses a value that is not of its type, and says what it should be', () => {
  const parameter = (type: QueryParameter['type'], label = ''): QueryParameter => ({ name: 'p', type, label, choices: ['甲'], defaultValue: '' });
  expect(valueProblem(parameter('number'), '-1.5e3')).toBeNull();
  expect(valueProblem(parameter('date'), '2024-02-29')).toBeNull();
  expect(valueProblem(parameter('date'), '2025-02-29')).toBe('参数“p”应填日期，如 2025-11-03。');
  expect(valueProblem(parameter('choice', '级别'), '乙')).toBe('参数“级别”应从选项里选：甲。');
  expect(valueProblem(parameter('text'), "'; DROP TABLE x")).toBeNull();
});
