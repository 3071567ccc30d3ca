/** Shows what of the text is a parameter: exactly that for which a value will be asked. */
import type { Range } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { parameterPlaces } from '../../../../shared/query-text';

const mark = Decoration.mark({ class: 'cm-parameter' });

function marksOf({ state }: EditorView): DecorationSet {
  return Decoration.set(parameterPlaces(state.doc.toString()).map(({ from, to }): Range<Decoration> => mark.range(from, to)));
}

export const parameterMarks = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;

    constructor(view: EditorView) {
      this.marks = marksOf(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.marks = marksOf(update.view);
    }
  },
  { decorations: ({ marks }) => marks },
);
