/** A query in SQL: written with help, run, and its result below. */
import { Alert, App, Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { valueProblem } from '../../../../shared/query-parameters';
import { useDataSummary } from '../../../data-summary';
import { useCall } from '../../../engine-client';
import { draftOf, parametersOf, useSqlDraft } from '../draft';
import { formatSql } from './format-sql';
import { ParameterBar } from './parameter-bar';
import { PlanView } from './plan-view';
import { ResultView } from './result-view';
import { SaveDialog } from './save-dialog';
import { SchemaPanel } from './schema-panel';
import { errorInWhole, type SelectedPart } from './selected-part';
import { SqlEditor, type SqlEditorHandle } from './sql-editor';
import { ROW_LIMITS, SqlToolbar } from './sql-toolbar';
import { type Asked, useRun } from './use-run';
import { useSqlOfAddress } from './sql-of-address';
import { columnLabels } from './views-in-text';

export function SqlQuery() {
  const { draft, setDraft } = useSqlDraft();
  const { message } = App.useApp();
  const { result: schema } = useCall('query.schema', {});
  const { result: summary } = useDataSummary();
  const [rowLimit, setRowLimit] = useState<number>(ROW_LIMITS[1]);
  const [saving, setSaving] = useState<'change' | 'new' | null>(null);
  const editor = useRef<SqlEditorHandle>(null);
  const { answer, since, run, explain, cancel } = useRun();
  const [part, setPart] = useState<SelectedPart | null>(null);
  const [asked, setAsked] = useState<{ readonly sql: string; readonly part: SelectedPart | null } | null>(null);
  const parameters = parametersOf(draft);
  useSqlOfAddress((sql) => setDraft(() => draftOf(sql, [])));
  // A mark belongs to the text that was run; once it is changed, nobody knows.
  const problem = useMemo(() => (answer?.kind === 'error' && asked?.sql === draft.sql ? errorInWhole(answer.error, asked.part) : null), [answer, asked, draft.sql]);

  /** The whole text, or what of it is selected. */
  const ask = (question: (asked: Asked) => void) => {
    const sql = part?.text ?? draft.sql;
    if (sql.trim() === '') return;
    const needed = parametersOf({ ...draft, sql });
    const missing = needed.map((parameter) => valueProblem(parameter, parameter.value)).find((found) => found !== null);
    if (missing !== undefined) {
      void message.warning(missing);
      return;
    }
    setAsked({ sql: draft.sql, part });
    question({ sql, parameters: needed });
  };
  const runQuery = () => ask((asked) => run(asked, rowLimit));
  const format = () => {
    const laidOut = formatSql(draft.sql);
    if (laidOut === null) void message.warning('语句还有写法错误，没有整理。请先改正。');
    else setDraft((before) => ({ ...before, sql: laidOut }));
  };

  return (
    <div className="sql-query">
      {schema !== null && <SchemaPanel schema={schema} onInsert={(name) => editor.current?.insert(name)} />}
      <div className="sql-main">
        <section className="panel sql-panel" aria-label="查询语句">
          <SqlToolbar
            partOnly={part !== null}
            isEmpty={draft.sql.trim() === ''}
            since={since}
            rowLimit={rowLimit}
            onRowLimit={setRowLimit}
            onRun={runQuery}
            onCancel={cancel}
            onFormat={format}
            onExplain={() => ask(explain)}
            onSave={() => setSaving(draft.saved === null ? 'new' : 'change')}
            onSaveAs={draft.saved === null ? null : () => setSaving('new')}
            onNew={() => setDraft(() => draftOf('', []))}
            onExample={(example) => setDraft(() => draftOf(example.sql, example.parameters, null, { 学年: summary?.defaultSchoolYear ?? '' }))}
          />
          {draft.saved !== null && <div className="sql-name">收藏：{draft.saved.name}{draft.saved.kind === 'sql' && draft.saved.definition.sql !== draft.sql && '（有未保存的修改）'}</div>}
          <SqlEditor ref={editor} value={draft.sql} onChange={(sql) => setDraft((before) => ({ ...before, sql }))} onSelect={setPart} schema={schema} problem={problem} run={runQuery} format={format} />
          {parameters.length > 0 && <ParameterBar parameters={parameters} onChange={(parameter) => setDraft((before) => ({ ...before, parameters: { ...before.parameters, [parameter.name]: parameter } }))} />}
        </section>
        <section className="panel result-panel" aria-label="结果">
          {answer === null && <p className="result-empty">结果显示在这里。左边点表名或列名可以写进语句；“示例”里有可以直接运行的查询。</p>}
          {answer?.kind === 'error' && (
            <Alert
              type={answer.error.code === 'CANCELLED' ? 'info' : 'error'}
              showIcon
              title={(problem ?? answer.error).message}
              data-testid={`error-${answer.error.code}`}
              action={problem?.details?.['line'] === undefined ? undefined : <Button size="small" onClick={() => editor.current?.showProblem()}>到出错处</Button>}
            />
          )}
          {answer?.kind === 'result' && <ResultView result={answer.result} labels={columnLabels(answer.result.sql, schema?.views ?? [])} title={draft.saved?.name} />}
          {answer?.kind === 'plan' && <PlanView plan={answer.plan} />}
        </section>
      </div>
      {saving !== null && (
        <SaveDialog
          sql={draft.sql}
          parameters={parameters}
          saved={saving === 'change' ? draft.saved : null}
          onClose={() => setSaving(null)}
          onSaved={(saved, declared) => {
            setSaving(null);
            setDraft((before) => draftOf(before.sql, declared, saved));
          }}
        />
      )}
    </div>
  );
}
