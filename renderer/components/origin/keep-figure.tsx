/** 加入报表素材: the question of a figure kept in the workspace, for the report page. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { RequestOf } from '../../../shared/contract';
import { titleOfFigures, writeVisualQuery } from '../../../shared/visual-query';
import type { PageFilter } from '../../address';
import { useEngine } from '../../engine-client';
import type { IndicatorRow } from '../../indicator-table';
import { figureQuery } from './figure-request';

const MOST_NAME = 60;

export function KeepFigure({ filter, row }: { readonly filter: PageFilter; readonly row: IndicatorRow }) {
  const engine = useEngine();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const query = figureQuery(filter, row);
    const saved = await engine.call('query.saved', {});
    const taken = new Set(saved.ok ? saved.value.queries.map(({ name }) => name) : []);
    const base = titleOfFigures(query).slice(0, MOST_NAME - 4);
    // The same question under other filters is another sheet.
    const name = [base, ...Array.from({ length: taken.size + 1 }, (_, index) => `${base} ${index + 2}`)].find((each) => !taken.has(each)) ?? base;
    const definition = JSON.parse(writeVisualQuery(query)) as Extract<RequestOf<'query.save'>, { kind: 'visual' }>['definition'];
    const outcome = await engine.call('query.save', { kind: 'visual', name, definition });
    setBusy(false);
    if (outcome.ok) void message.success(`已加入报表素材“${outcome.value.saved.name}”，可在“报表”页导出。`);
    else void message.error(outcome.error.message);
  };
  return (
    <Button size="small" type="link" className="cell-link" loading={busy} onClick={() => void keep()} data-testid="origin-keep">
      加入报表素材
    </Button>
  );
}
