import { useSearchParams } from 'react-router';
import type { QueryRun, SavedQuery } from '../../../../shared/saved-queries';
import { ErrorNotice } from '../../../components/notices';
import { useCall } from '../../../engine-client';
import { draftOf, useSqlDraft } from '../draft';
import { HistoryList, MOST_RUNS } from './history-list';
import { SavedList } from './saved-list';

export function SavedTab() {
  const { setDraft } = useSqlDraft();
  const [, setParameters] = useSearchParams();
  const saved = useCall('query.saved', {});
  const history = useCall('query.history', { limit: MOST_RUNS });

  const show = (tab: string, query: SavedQuery | null = null) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      next.set('tab', tab);
      if (query === null) next.delete('saved');
      else next.set('saved', String(query.id));
      return next;
    });
  const open = (query: SavedQuery) => {
    if (query.kind === 'sql') setDraft(() => draftOf(query.definition.sql, query.definition.parameters, query));
    show(query.kind, query.kind === 'visual' ? query : null);
  };
  const openRun = ({ sql, parameters }: QueryRun) => {
    setDraft(() => draftOf(sql, parameters, null, Object.fromEntries(parameters.map(({ name, value }) => [name, value]))));
    show('sql');
  };

  return (
    <div className="query-saved">
      {[saved.error, history.error].map((error) => error !== null && <ErrorNotice key={error.code} error={error} />)}
      {saved.result !== null && <SavedList queries={saved.result.queries} onOpen={open} onChanged={saved.reload} />}
      {history.result !== null && <HistoryList runs={history.result.runs} onOpen={openRun} />}
    </div>
  );
}
