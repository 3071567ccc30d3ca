import { lazy, Suspense, useState } from 'react';
import type { EngineError, Progress } from '../../../shared/contract';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { useReportJob } from '../../jobs';
import { useEngine, useShell } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';
import { createSampleWorkspace, SAMPLE_PASSPHRASE } from './sample-workspace';

const ThemedProgress = lazy(async () => ({ default: (await import('./themed-parts')).ThemedProgress }));

export function TrySample() {
  const engine = useEngine();
  const shell = useShell();
  const { setStatus } = useWorkspaceSession();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  useReportJob(progress === null ? null : '正在准备示例数据');

  const start = async () => {
    setError(null);
    setProgress({ phase: '新建示例工作区', done: 0 });
    const outcome = await createSampleWorkspace(engine, shell, setProgress);
    setProgress(null);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    location.hash = '#/overview';
    setStatus(outcome.value);
  };

  return (
    <div className="try-sample">
      <p>用虚构的菏泽市各县区学校、教师和测评数据走一遍：导入、看图、出报表。不涉及任何真实学生。</p>
      <p>
        示例工作区的口令是 <code>{SAMPLE_PASSPHRASE}</code>，以后可凭它再次打开。
      </p>
      {progress !== null && (
        <Suspense fallback={<p>{progress.phase}</p>}>
          <ThemedProgress progress={progress} />
        </Suspense>
      )}
      {error && <ErrorNotice error={error} />}
      <PlainButton className="welcome-go" busy={progress !== null} onClick={() => void start()} data-testid="try-sample">
        用示例数据试一试
      </PlainButton>
    </div>
  );
}
