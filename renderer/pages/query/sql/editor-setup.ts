/** What the editor can do, without what changes while it lives. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { keywordCompletionSource, schemaCompletionSource } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { QuerySchema } from '../../../../shared/contract';
import { namespaceOf, notAfterPoint, wordCompletion } from './completion';
import { duckdbDialect } from './dialect';
import { editorLook } from './editor-look';
import { parameterMarks } from './parameter-marks';
import { PHRASES } from './phrases';

export interface EditorActions {
  readonly run: () => void;
  readonly format: () => void;
}

export function editorSetup(actions: EditorActions): Extension {
  const act = (action: () => void) => () => {
    action();
    return true;
  };
  return [
    EditorState.phrases.of(PHRASES),
    lintGutter(),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    autocompletion({ icons: false, activateOnTyping: true }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'SQL 语句', spellcheck: 'false' }),
    placeholder('写一条 SELECT 语句，按 Ctrl+Enter 执行；输入“:名称”可以留一个参数。'),
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: act(actions.run) }, { key: 'Shift-Alt-f', run: act(actions.format) }])),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
    parameterMarks,
    editorLook,
  ];
}

/** The language, and what it completes once the engine has told. */
export function languageOf(schema: QuerySchema | null): Extension {
  const { language } = duckdbDialect;
  const completing = (source: CompletionSource): Extension => language.data.of({ autocomplete: source });
  const keywords = completing(notAfterPoint(keywordCompletionSource(duckdbDialect, true)));
  if (schema === null) return [language, keywords];
  return [language, completing(wordCompletion(schema)), completing(schemaCompletionSource({ dialect: duckdbDialect, schema: namespaceOf(schema) })), keywords];
}
