import { ErrorNotice } from '../../components/notices';
import { ProgressLine } from '../../components/progress-line';
import { ChooseStep } from './choose-step';
import { FinishStep } from './finish-step';
import { useImportSession } from './import-session';
import { RecogniseStep } from './recognise-step';
import { ReviewStep } from './review-step';
import { WizardSteps } from './wizard-steps';
import { WorkProgress } from './work-progress';

function Step({ onShowIssues }: { readonly onShowIssues: () => void }) {
  const { state } = useImportSession();
  switch (state.stage) {
    case 'choosing':
      return <ChooseStep />;
    case 'recognising':
    case 'recognised':
      return <RecogniseStep />;
    case 'staging':
      return <WorkProgress progress={state.progress} paused={state.paused} note="正在逐行检查，还没有计入数据；取消后不留下任何东西。可以先去看其他页面，检查会继续。" />;
    case 'review':
      return <ReviewStep staged={state.staged} />;
    case 'committing':
      return (
        <div className="import-progress">
          <ProgressLine progress={{ ...state.progress, phase: '正在计入数据' }} />
        </div>
      );
    case 'finished':
      return <FinishStep report={state.report} onShowIssues={onShowIssues} />;
  }
}

export function ImportWizard({ onShowIssues }: { readonly onShowIssues: () => void }) {
  const { state } = useImportSession();

  return (
    <div className="import-wizard">
      <WizardSteps />
      {state.error && <ErrorNotice error={state.error} />}
      <Step onShowIssues={onShowIssues} />
    </div>
  );
}
