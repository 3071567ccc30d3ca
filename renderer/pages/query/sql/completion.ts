/** Completion of views, columns, functions and parameters. Chinese names find what they stand for. */
import { type Completion, type CompletionContext, type CompletionResult, type CompletionSource, snippetCompletion } from '@codemirror/autocomplete';
import type { SQLNamespace } from '@codemirror/lang-sql';
import type { QuerySchema } from '../../../../shared/contract';
import { parametersIn } from '../../../../shared/query-text';

type View = QuerySchema['views'][number];
type Column = View['columns'][number];

/**
 * Found by the name or, where Chinese is typed, by the Chinese one. What is looked for stands first: CodeMirror finds a single character only
 * at the start.
 */
function named(name: string, label: string, inChinese: boolean): Completion {
  return { label: inChinese ? `${label} ${name}` : name, displayLabel: name, apply: name, detail: label };
}

function columnCompletion({ name, label, meaning, type }: Column, view: View | null, inChinese = false): Completion {
  const info = [`${label}（${type}）`, meaning, view === null ? '' : `来自 ${view.name}（${view.label}）`];
  return { ...named(name, label, inChinese), type: 'property', info: info.filter((line) => line !== '').join('\n') };
}

function viewCompletion({ name, label, row }: View, inChinese = false): Completion {
  return { ...named(name, label, inChinese), type: 'class', info: `一行是${row}。` };
}

/** What lang-sql completes: views, and their columns after a view's name or alias and a point. */
export function namespaceOf({ views }: QuerySchema): SQLNamespace {
  return Object.fromEntries(views.map((view) => [view.name, { self: viewCompletion(view), children: view.columns.map((column) => columnCompletion(column, null)) }]));
}

function functionCompletions({ functions }: QuerySchema): readonly Completion[] {
  return functions.map(({ name, group, call, explanation }) => {
    const shown = { label: name, type: 'function', detail: explanation, info: `${group}：${call}\n${explanation}` };
    return name === 'current_date' ? shown : snippetCompletion(`${name}(\${})`, shown);
  });
}

/** Views that the text names; all of them while it names none. */
function viewsIn(text: string, views: readonly View[]): readonly View[] {
  const found = views.filter(({ name }) => new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, 'iu').test(text));
  return found.length === 0 ? views : found;
}

/** Of columns of several views that are called and mean the same, one. */
function onePerName(columns: readonly Completion[]): readonly Completion[] {
  return [...new Map(columns.map((column) => [`${column.label} ${column.detail ?? ''}`, column])).values()];
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
      return { from, options: parametersIn(text).map((name) => ({ label: `:${name}`, type: 'variable', detail: '参数' })), validFor: /^:[\p{L}\p{N}_]*$/u };
    }
    const inChinese = /^\p{Script=Han}/u.test(word?.text ?? '');
    const afterPoint = context.state.sliceDoc(from - 1, from) === '.';
    if (afterPoint && !inChinese) return null;
    const columns = onePerName(viewsIn(text, schema.views).flatMap((view) => view.columns.map((column) => ({ ...columnCompletion(column, view, inChinese), boost: 1 }))));
    const views = inChinese && !afterPoint ? schema.views.map((view) => viewCompletion(view, true)) : [];
    return { from, options: [...columns, ...views, ...(inChinese ? [] : functions)], validFor: inChinese ? /^\p{Script=Han}+$/u : /^[A-Za-z_]\w*$/ };
  };
}
