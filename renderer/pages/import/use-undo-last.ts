import { App } from 'antd';
import { formatInteger } from '../../../shared/format';
import { useEngine } from '../../engine-client';
import { localTime } from '../../local-time';
import { groupBatches } from './batch-groups';
import { useUndo } from './undo-import';

/** Asks whether the latest import is to be taken back, saying what it was. */
export function useUndoLast(): () => Promise<void> {
  const engine = useEngine();
  const { message } = App.useApp();
  const ask = useUndo();
  return async () => {
    const outcome = await engine.call('import.batches', {});
    if (!outcome.ok) {
      void message.error(outcome.error.message, 8);
      return;
    }
    const [last] = groupBatches(outcome.value.batches);
    if (last === undefined) void message.info('没有可以撤销的导入。');
    else ask({ title: '撤销上次导入？', what: `${localTime(last.loadedAt)} 的 ${formatInteger(last.files)} 个文件（${last.contents}）`, rows: last.rowsLoaded, request: { importId: last.importId } });
  };
}
