/** Completion of views, columns, functions and parameters. Chinese names find what they stand for. */
import { type Completion, type CompletionContext, type CompletionResult, type CompletionSource, snippetCompletion } from '@codemirror/autocomplete';
import type { SQLNamespace } from '@codemirror/lang-sql';
import type { QuerySchema } from '../../../../shared/contract';
import { parametersIn } from '../../../../shared/query-text';
import { viewsIn } from './views-in-text';

type View = QuerySchema['views'][number];
type Column = View['columns'][number];

/**
 * Found by the name or, where Chinese is typed, by the Chinese one. What is looked for stands first: CodeMirror finds a single character only
 * at the start.
 */
function named(name: string, label: string, inChinese: boolean): Completion {
  return { label: inChinese ? `${label} ${name}` : name, displayLabel: name, apply: name, detail: label };
}

/** @param views in which the column is, where that is to be told */
function columnCompletion({ name, label, meaning, type }: Column, views: readonly View[], inChinese = false): Completion {
  const places = views.length > 3 ? `在 ${views[0]?.name} 等 ${views.length} 个表里` : views.length > 0 ? `在 ${views.map((view) => view.name).join('、')} 里` : '';
  const info = [`${label}（${type}）`, meaning, places];
  return { ...named(name, label, inChinese), type: 'property', info: info.filter((line) => line !== '').join('\n') };
}

function viewCompletion({ name, label, row }: View, inChinese = false): Completion {
  return { ...named(name, label, inChinese), type: 'class', info: `一行是${row}。` };
}

/** What lang-sql completes: views, and their columns after a view's name or alias and a point. */
export function namespaceOf({ views }: QuerySchema): SQLNamespace {
  return Object.fromEntries(views.map((view) => [view.name, { self: viewCompletion(view), children: view.columns.map((column) => columnCompletion(column, [])) }]));
}

function functionCompletions({ functions }: QuerySchema): readonly Completion[] {
  return functions.map(({ name, group, call, explanation }) => {
    const shown = { label: name, type: 'function', detail: explanation, info: `${group}：${call}\n${explanation}` };
    return name === 'current_date' ? shown : snippetCompletion(`${name}(\${})`, shown);
  });
}

/** Every column of the views once, however many have it. */
function columnsOf(views: readonly View[], inChinese: boolean): readonly Completion[] {
  const found = new Map<string, { readonly column: Column; readonly views: View[] }>();
  for (const view of views) {
    for (const column of view.columns) {
      const key = `${column.name} ${column.label}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { column, views: [view] });
      else known.views.push(view);
    }
  }
  return [...found.values()].map((each) => ({ ...columnCompletion(each.column, each.views, inChinese), boost: 1 }));
}

/** After a point only columns can stand. */
export function notAfterPoint(source: CompletionSource): CompletionSource {
  return (context) => (context.matchBefore(/\.\w*/) === null ? source(context) : null);
}

/** Columns without a table in front, functions and parameters; in Chinese also views and columns after a point. */
export function wordCompletion(schema: QuerySchema): (context: CompletionContext) => CompletionResult | null {
  const functions = functionCompletions(schema);
  return (context) => {
    const word = context.matchBefore(/:?[\p{L}_][\p{L}\p{N}_]*/u);
    if (word === null && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    const text = context.state.doc.toString();
    if (word?.text.startsWith(':') === true) {
      const others = parametersIn(text).map((name) => `:${name}`).filter((label) => label !== word.text);
      return { from, options: others.map((label) => ({ label, type: 'variable', detail: '参数' })), validFor: /^:[\p{L}\p{N}_]*$/u };
    }
    const inChinese = /^\p{Script=Han}/u.test(word?.text ?? '');
    const afterPoint = context.state.sliceDoc(from - 1, from) === '.';
    if (afterPoint && !inChinese) return null;
    const columns = columnsOf(viewsIn(text, schema.views), inChinese);
    const views = inChinese && !afterPoint ? schema.views.map((view) => viewCompletion(view, true)) : [];
    return { from, options: [...columns, ...views, ...(inChinese ? [] : functions)], validFor: inChinese ? /^\p{Script=Han}+$/u : /^[A-Za-z_]\w*$/ };
  };
}
