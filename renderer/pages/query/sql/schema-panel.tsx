/** The views that a query may read, with their columns; a click writes the name into the query. */
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Input, Tooltip } from 'antd';
import { useState } from 'react';
import type { QuerySchema } from '../../../../shared/contract';

interface SchemaPanelProps {
  readonly schema: QuerySchema;
  readonly onInsert: (name: string) => void;
}

type View = QuerySchema['views'][number];

function matches(words: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().includes(words.toLowerCase()));
}

function ViewColumns({ view, words, onInsert }: { readonly view: View; readonly words: string; readonly onInsert: (name: string) => void }) {
  // Where the view itself was looked for, all of its columns are shown.
  const whole = words === '' || matches(words, view.name, view.label);
  return (
    <ul className="schema-columns">
      {view.columns
        .filter(({ name, label }) => whole || matches(words, name, label))
        .map((column) => (
          <li key={column.name}>
            <Tooltip placement="right" mouseEnterDelay={0.4} title={<>{column.label}（{column.type}）{column.meaning !== '' && <br />}{column.meaning}</>}>
              <button type="button" onClick={() => onInsert(column.name)} data-testid={`schema-${view.name}.${column.name}`}>
                <span>{column.name}</span>
                <em>{column.label}</em>
              </button>
            </Tooltip>
          </li>
        ))}
    </ul>
  );
}

export function SchemaPanel({ schema, onInsert }: SchemaPanelProps) {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (name: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const shown = words === '' ? schema.views : schema.views.filter(({ name, label, columns }) => matches(words, name, label, ...columns.flatMap((column) => [column.name, column.label])));
  return (
    <section className="panel schema-panel" aria-label="可查询的数据">
      <Input size="small" allowClear placeholder="找表或列，如 县区" value={words} onChange={({ target }) => setWords(target.value)} aria-label="找表或列" />
      <ul className="schema-views">
        {shown.map((view) => {
          const isOpen = words !== '' || open.has(view.name);
          return (
            <li key={view.name}>
              <div className="schema-view">
                <button type="button" className="schema-fold" onClick={() => toggle(view.name)} aria-expanded={isOpen} aria-label={`${view.label}的列`}>
                  {isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
                </button>
                <Tooltip placement="right" mouseEnterDelay={0.4} title={`一行是${view.row}`}>
                  <button type="button" className="schema-name" onClick={() => onInsert(view.name)} data-testid={`schema-${view.name}`}>
                    <span>{view.name}</span>
                    <em>{view.label}</em>
                  </button>
                </Tooltip>
              </div>
              {isOpen && <ViewColumns view={view} words={words} onInsert={onInsert} />}
            </li>
          );
        })}
        {shown.length === 0 && <li className="schema-none">没有找到。</li>}
      </ul>
    </section>
  );
}
