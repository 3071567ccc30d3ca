/** CodeMirror as a component: the text goes in and out, everything else stays its own. */
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { EngineError, QuerySchema } from '../../../../shared/contract';
import { type EditorActions, editorSetup, languageOf } from './editor-setup';
import { diagnosticOf } from './problems';
import { partOf, type SelectedPart } from './selected-part';

export interface SqlEditorHandle {
  /** Writes at the cursor, in place of what is selected. */
  readonly insert: (text: string) => void;
  /** Puts the cursor where the error is. */
  readonly showProblem: () => void;
}

interface SqlEditorProps extends EditorActions {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Null: nothing but blanks is selected. */
  readonly onSelect: (part: SelectedPart | null) => void;
  readonly schema: QuerySchema | null;
  /** Of the text as it stands; null: nothing is wrong, or nobody knows. */
  readonly problem: EngineError | null;
  readonly ref: Ref<SqlEditorHandle>;
}

export function SqlEditor({ value, onChange, onSelect, schema, problem, run, format, ref }: SqlEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const language = useRef(new Compartment());
  const latest = useRef({ onChange, onSelect, run, format, problem, value, schema });
  useEffect(() => {
    latest.current = { onChange, onSelect, run, format, problem, value, schema };
  });

  useEffect(() => {
    if (box.current === null) return undefined;
    const editor = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          editorSetup({ run: () => latest.current.run(), format: () => latest.current.format() }),
          language.current.of(languageOf(latest.current.schema)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
            if (update.docChanged || update.selectionSet) {
              const { from, to } = update.state.selection.main;
              latest.current.onSelect(from === to ? null : partOf(update.state.doc.toString(), from, to));
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(languageOf(schema)) });
  }, [schema]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const diagnostic = problem === null ? null : diagnosticOf(editor.state.doc, problem);
    editor.dispatch(setDiagnostics(editor.state, diagnostic === null ? [] : [diagnostic]));
  }, [problem]);

  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true });
      editor.focus();
    },
    showProblem: () => {
      const editor = view.current;
      const diagnostic = editor === null || latest.current.problem === null ? null : diagnosticOf(editor.state.doc, latest.current.problem);
      if (editor === null || diagnostic === null) return;
      editor.dispatch({ selection: { anchor: diagnostic.from, head: diagnostic.to }, scrollIntoView: true });
      editor.focus();
    },
  }));

  return <div ref={box} className="sql-editor" data-testid="sql-editor" />;
}
