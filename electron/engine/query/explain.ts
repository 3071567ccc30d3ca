/** DuckDB's errors in words for officials, with the names they may have meant. The original goes into the details. */
import { EngineFailure } from '../../../shared/contract';
import { indexInMessage, indexOfCharacter, type SourceText } from './position';

type Explanation = readonly [pattern: RegExp, message: (found: (group: number) => string, original: string) => string];

const explanations: readonly Explanation[] = [
  [/Referenced column "([^"]*)" not found/, (found, original) => `没有名为“${found(1)}”的列。${candidates(original)}`],
  [/(?:Table|Values list) "([^"]*)" does not have a column named "([^"]*)"/, (found, original) => `表“${found(1)}”没有名为“${found(2)}”的列。${candidates(original)}`],
  [/Referenced table "([^"]*)" not found/, (found, original) => `查询的 FROM 里没有名为“${found(1)}”的表或别名。${candidates(original)}`],
  [/Cannot extract field '([^']*)' from expression "([^"]*)"/, (found) => `“${found(2)}”不是表或别名，不能写“${found(2)}.${found(1)}”。请核对 FROM 里的名称。`],
  [/Table with name (\S+) does not exist/, (found) => `没有名为“${found(1)}”的表，或 WITH 里的名称在这里用不到。`],
  [/Circular reference to CTE "([^"]*)"/, (found) => `WITH 里的“${found(1)}”引用了自己。请换一个名称。`],
  [/Ambiguous reference to column name "([^"]*)"(?: \(use: ([^)]*)\))?/, (found) => `几个表都有名为“${found(1)}”的列。请写明是哪个表的${found(2) === '' ? '' : `：${quotedNames(found(2))}`}。`],
  [/column "([^"]*)" must appear in the GROUP BY/, (found) => `列“${found(1)}”既没有汇总也没有写进 GROUP BY。请把它加到 GROUP BY 后面，或对它汇总。`],
  [/must appear in the GROUP BY/, () => '有的列既没有汇总也没有写进 GROUP BY。请把它加到 GROUP BY 后面，或对它汇总。'],
  [/WHERE clause cannot contain aggregates/, () => 'WHERE 里不能写汇总函数。请改用 HAVING。'],
  [/WHERE clause cannot contain window functions/, () => 'WHERE 里不能写窗口函数。请改用 QUALIFY。'],
  [/aggregate function calls cannot be nested/, () => '汇总函数里不能再写汇总函数。请先在子查询里汇总一次。'],
  [/(?:No function matches the given name and argument types '|for the function call ")([^('"]+)\(/, (found) => `“${found(1)}”不能用于这些类型的值。请用 CAST 或 TRY_CAST 先转换类型。`],
  [/Function with name (\S+) does not exist/, (found) => `函数“${found(1)}”不能这样使用。窗口函数要写 OVER (…)。`],
  [/Cannot (?:compare|mix) values of type/, () => '比较的两边类型不同。请用 CAST 先转换类型。'],
  [/Set operations can only apply to expressions with the same number of result columns/, () => 'UNION、EXCEPT、INTERSECT 两边的列数不同。请让两边的列数相同。'],
  [/More than one row returned by a subquery/, () => '用作一个值的子查询得到了多行。请加 LIMIT 1 或先汇总。'],
  [/Could not parse string "([^"]*)" according to format/, (found) => `“${found(1)}”不符合所写的日期格式。请改格式，或用 TRY_STRPTIME。`],
  [/Could not convert string ["'](.*?)["'] to (\S+)/, (found) => `“${found(1)}”不能转换成 ${found(2)}。请用 TRY_CAST，或先筛掉这些行。`],
  [/Conversion Error/, () => '有的值不能转换成所要的类型。请用 TRY_CAST，或先筛掉这些行。'],
  [/division by zero/i, () => '出现了除数为 0 的计算。请用 NULLIF(除数, 0)。'],
  [/Out of Range Error|Overflow/, () => '计算结果超出了数的范围。请先 CAST 成 DOUBLE。'],
  [/Out of Memory/i, () => '查询用的内存超过上限，已停止。请加上筛选条件或先汇总。'],
];

function quotedNames(original: string): string {
  return [...original.matchAll(/"([^"]+)"/g)].map((match) => match[1]).join('、');
}

/** “Candidate bindings: "school", "stage"” as a question. */
function candidates(original: string): string {
  const line = /Candidate [a-z]+:(.*)/.exec(original)?.[1] ?? '';
  const names = quotedNames(line);
  return names === '' ? '请核对名称（见查询说明）。' : `您要写的是不是：${names}？`;
}

/** @returns EngineFailure QUERY_FAILED, with the line and column in the text where DuckDB tells the place */
export function explain(error: unknown, source: SourceText): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  const index = indexInMessage(original, source.text);
  const details = { original, ...(index === null ? {} : source.placeAt(index)) };
  for (const [pattern, message] of explanations) {
    const match = pattern.exec(original);
    if (match !== null) return new EngineFailure('QUERY_FAILED', message((group) => match[group] ?? '', original), details, { cause: error });
  }
  return new EngineFailure('QUERY_FAILED', '查询没有完成。请检查语句后重试。', details, { cause: error });
}

/**
 * @param position code points before the place where the parser stopped; NaN when it does not say
 * @returns EngineFailure QUERY_FAILED with the line and column in the text
 */
export function syntaxFailure(original: string, source: SourceText, position: number): EngineFailure {
  const { text } = source;
  if (/Max expression depth|memory exhausted/.test(original)) return new EngineFailure('QUERY_FAILED', '语句嵌套得太深。请拆成几步，用 WITH 分开写。', { original });
  if (/at end of input/.test(original)) return new EngineFailure('QUERY_FAILED', '语句没有写完。请检查末尾是否缺少内容或括号。', { original, ...source.placeAt(text.length) });
  const near = /at or near "([^"]*)"/.exec(original)?.[1];
  if (near === undefined || Number.isNaN(position)) return new EngineFailure('QUERY_FAILED', '语句写法有误。请检查拼写、逗号、引号和括号。', { original });
  const index = indexOfCharacter(text, position);
  const place = source.placeAt(index);
  const parameter = /^:([\p{L}_][\p{L}\p{N}_]*)/u.exec(text.slice(index))?.[1];
  if (parameter !== undefined) return new EngineFailure('QUERY_FAILED', `没有给出参数“${parameter}”的类型和值。请先填写参数。`, { original, ...place });
  return new EngineFailure('QUERY_FAILED', `语句写法有误：第 ${place.line} 行第 ${place.column} 个字，“${near}”附近。请检查拼写、逗号、引号和括号。`, { original, ...place });
}
