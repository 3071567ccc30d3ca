/** Taking back one batch or a whole import, after a question that says what goes and what comes back. */
import { App } from 'antd';
import type { RequestOf } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useEngine } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';

export interface UndoQuestion {
  readonly title: string;
  /** What was imported, e.g. “名录.xlsx”. */
  readonly what: string;
  readonly rows: number;
  readonly request: RequestOf<'import.undo'>;
}

export function useUndo(): (question: UndoQuestion) => void {
  const engine = useEngine();
  const { modal, message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();

  const undo = async ({ what, request }: UndoQuestion) => {
    const outcome = await engine.call('import.undo', request);
    if (!outcome.ok) {
      void message.error(outcome.error.message, 8);
      return;
    }
    const { rowsRemoved, rowsRestored } = outcome.value;
    void message.success(`已撤销${what}：移除 ${formatInteger(rowsRemoved)} 行${rowsRestored > 0 ? `，恢复旧数据 ${formatInteger(rowsRestored)} 行` : ''}`, 6);
    dataChanged();
  };

  return (question) => {
    modal.confirm({
      title: question.title,
      content: `${question.what}导入的 ${formatInteger(question.rows)} 行将全部移除，被它替换的旧数据会恢复。撤销后不能恢复，只能把原始文件再次导入；原始文件不受影响。`,
      okText: '撤销',
      okButtonProps: { danger: true, 'data-testid': 'batch-undo-confirm' },
      cancelText: '保留',
      onOk: () => undo(question),
    });
  };
}
