import { Button } from 'antd';
import { ErrorNotice } from '../../components/notices';
import { ProgressLine } from '../../components/progress-line';
import { ChooseFiles } from './drop-zone';
import { ImportSummary } from './import-summary';
import { useImportSession } from './import-session';
import { Inspection } from './inspection';

export function ImportFiles({ onShowIssues }: { readonly onShowIssues: (batch: number | null) => void }) {
  const { state, cancel, clear } = useImportSession();
  switch (state.stage) {
    case 'empty':
      return (
        <>
          {state.error && <ErrorNotice error={state.error} />}
          <ChooseFiles large />
        </>
      );
    case 'reading':
    case 'importing':
      return (
        <div className="import-progress">
          <ProgressLine progress={state.progress} />
          <Button onClick={cancel} data-testid="import-cancel">
            取消
          </Button>
          {state.stage === 'importing' && <p>取消后不会留下任何数据；可以先去看其他页面，导入会继续。</p>}
        </div>
      );
    case 'inspected':
      return <Inspection files={state.files} error={state.error} />;
    case 'finished':
      return <ImportSummary report={state.report} leftOut={state.leftOut} onShowIssues={onShowIssues} onAgain={clear} />;
  }
}
