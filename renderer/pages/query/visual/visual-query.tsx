/** 自由组合: indicators cut by dimensions, or rows of a documented view grouped by its fields, put together by clicks, keys or dragging. */
import './visual.css';
import { Alert, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { fieldQuery, indicatorProblems, indicatorQuery, titleOfFigures, type VisualQuery as Query } from '../../../../shared/visual-query';
import { compileFields, titleOfRows } from '../../../../shared/visual-sql';
import { ErrorNotice } from '../../../components/notices';
import { useDataSummary } from '../../../data-summary';
import { useEngine } from '../../../engine-client';
import { useSave } from '../../../use-save';
import { displayOf } from './display';
import { DragProvider } from './drag';
import { asksSomething } from './edit';
import { FieldFilters } from './field-filters';
import { FieldPalette } from './field-palette';
import { FieldShelves } from './field-shelves';
import { IndicatorFilters } from './indicator-filters';
import { IndicatorPalette } from './indicator-palette';
import { IndicatorShelves } from './indicator-shelves';
import { Result } from './result';
import { SaveDialog } from './save-dialog';
import { Toolbar } from './toolbar';
import { useAnswer } from './use-answer';
import { useQuery } from './use-query';
import { useSaved } from './use-saved';
import { useViews } from './use-views';

const SOURCES = [
  { value: 'indicators', label: '指标' },
  { value: 'fields', label: '字段' },
] as const;
const FIRST_VIEW = 'schools';

export function VisualQuery() {
  const { query, problem, change } = useQuery();
  const [, setParameters] = useSearchParams();
  const [saved, setSaved] = useSaved();
  const [editing, setEditing] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const engine = useEngine();
  const views = useViews();
  const { result: summary } = useDataSummary();
  const { saving, save } = useSave();

  const view = query.source === 'fields' ? views.find(({ name }) => name === query.view) : undefined;
  const fields = view?.fields ?? [];
  const problems = query.source === 'indicators' ? indicatorProblems(query) : [];
  const askable = asksSomething(query) && problems.length === 0;
  const { answered, error, waiting } = useAnswer(askable ? query : null);
  // The answer goes with the question it was given to; only how it is drawn may be newer.
  const shownQuery = useMemo(() => (answered === null || answered.query.source !== query.source ? null : { ...answered.query, presentation: query.presentation === 'table' || answered.query.presentation === 'table' ? answered.query.presentation : query.presentation }), [answered, query.presentation, query.source]);
  const display = useMemo(() => (shownQuery === null || answered === null ? null : displayOf(shownQuery, answered.answer)), [shownQuery, answered]);
  const titleOf = (own: Query): string => (own.source === 'indicators' ? titleOfFigures(own) : titleOfRows(own, view?.label ?? own.view, fields));

  /** Fields of all years at once are seldom what is meant. */
  const startView = (name: string): Query => {
    const ofYears = views.find((own) => own.name === name)?.fields.some((field) => field.name === 'schoolYear') === true;
    const year = summary?.defaultSchoolYear;
    return fieldQuery(name, { where: ofYears && year != null ? [{ field: 'schoolYear', test: 'in', values: [year] }] : [] });
  };
  const choose = (next: Query): void => {
    setEditing(null);
    setSaved(null);
    change(next);
  };
  const toSql = (): void => {
    if (query.source !== 'fields') return;
    const compiled = compileFields(query, fields);
    if (!compiled.ok) return;
    setParameters((before) => {
      const next = new URLSearchParams(before);
      next.set('tab', 'sql');
      next.set('sql', compiled.statements[0].sql);
      return next;
    });
  };

  return (
    <DragProvider>
      <div className="visual-query">
        <aside className="panel visual-palette" aria-label="可用的指标和字段">
          <Segmented block size="small" value={query.source} options={[...SOURCES]} onChange={(source) => choose(source === 'fields' ? startView(FIRST_VIEW) : indicatorQuery())} aria-label="来源" data-testid="visual-source" />
          {query.source === 'indicators' ? <IndicatorPalette query={query} onChange={change} onFilter={setEditing} /> : <FieldPalette query={query} views={views} onView={(name) => choose(startView(name))} onChange={change} onFilter={setEditing} />}
        </aside>
        <div className="visual-main">
          <section className="panel visual-builder" aria-label="组合">
            <Toolbar
              query={query}
              autoTitle={titleOf({ ...query, title: '' })}
              ready={askable && error === null}
              saving={saving}
              onSql={query.source === 'fields' && asksSomething(query) ? toSql : null}
              onSave={() => setNaming(true)}
              onExport={() => void save(() => engine.call('query.visualWorkbook', { spec: query }))}
              onChange={change}
            />
            {query.source === 'indicators' ? <IndicatorShelves query={query} onChange={change} onFilter={setEditing} /> : <FieldShelves query={query} fields={fields} onChange={change} onFilter={setEditing} />}
            {query.source === 'indicators' ? <IndicatorFilters query={query} editing={editing} onEdit={setEditing} onChange={change} /> : <FieldFilters key={query.view} query={query} fields={fields} editing={editing} onEdit={setEditing} onChange={change} />}
          </section>
          <div className="panel visual-answer">
            {[problem, ...problems].filter((text) => text !== '').map((text) => <Alert key={text} type="warning" showIcon title={text} data-testid="visual-problem" />)}
            {error !== null && <ErrorNotice error={error} />}
            {!asksSomething(query) && <p className="visual-none">在左边点选指标和分组，或从上面选一个现成的问题，结果会立即显示在这里。</p>}
            {asksSomething(query) && display !== null && shownQuery !== null && <Result display={display} title={titleOf({ ...shownQuery, title: query.title })} presentation={shownQuery.presentation} waiting={waiting || problems.length > 0} />}
          </div>
        </div>
      </div>
      {naming && (
        <SaveDialog
          query={query}
          name={titleOf(query)}
          saved={saved}
          onSaved={(kept) => {
            setSaved(kept);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </DragProvider>
  );
}
