/** Makes the hotline's rota: rules and wishes in, a calendar out, or an explanation. */
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { EngineError, Progress } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import type { RotaPlan } from '../../../shared/rota';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { uploadFiles } from '../import/upload-sources';
import { monthAfter } from './month-days';
import { FIRST_CHOICES, requestOf, type RotaChoices } from './rota-choices';
import { RotaForm } from './rota-form';
import { RotaResult } from './rota-result';
import { type ChosenWishes, WishForm } from './wish-form';

const MONTHS_AHEAD = 12;
/** Rotas are made for the month to come. */
const NEXT_MONTH = 1;

function wordsOf({ phase, done, total, item }: Progress): string {
  return total === undefined ? `${phase}…` : `${phase}${item === undefined ? '' : `：${item}`}，已用 ${formatInteger(done)} 秒，最多 ${formatInteger(total)} 秒`;
}

export function RotaPlanner({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const months = useMemo(() => Array.from({ length: MONTHS_AHEAD }, (_, index) => monthAfter(new Date(), index)), []);
  const [month, setMonth] = useState(() => monthAfter(new Date(), NEXT_MONTH));
  const [choices, setChoices] = useState<RotaChoices>(FIRST_CHOICES);
  const [wishes, setWishes] = useState<ChosenWishes | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [plan, setPlan] = useState<RotaPlan | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const running = useRef<AbortController | null>(null);
  const { result: volunteers, error: none } = useCall('hotline.volunteers', filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear });

  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setProgress({ phase: '准备', done: 0 });
    const fail = (failed: EngineError) => {
      setPlan(null);
      if (failed.code !== 'CANCELLED') setError(failed);
      setProgress(null);
    };
    let source = wishes?.source ?? null;
    if (wishes !== null && source === null) {
      const sent = await uploadFiles(engine, [{ file: wishes.file, name: wishes.name }], { signal: controller.signal, onProgress: setProgress });
      if (!sent.ok) return fail(sent.error);
      source = sent.value[0] ?? null;
      setWishes({ ...wishes, source });
    }
    const outcome = await engine.call('hotline.plan', requestOf(choices, month, filter.schoolYear, source), { signal: controller.signal, onProgress: setProgress });
    if (!outcome.ok) return fail(outcome.error);
    setPlan(outcome.value);
    setProgress(null);
  };
  const change = (part: Partial<RotaChoices>) => setChoices((before) => ({ ...before, ...part }));
  return (
    <Panel
      title="排班"
      dimensions={[]}
      unscoped
      note="人数、间隔和上限是本程序的建议值，没有文件规定，请按本地办法改。排班只用本学年台账中的热线志愿者，并与工作区中此前一个月的值班衔接；排好的表导出后，可作为“热线值班表”再导入。"
    >
      {none !== null && <ErrorNotice error={none} />}
      {volunteers !== null && none === null && (
        <>
          <p className="plan-headline" data-testid="rota-volunteers">{`本学年有 ${formatInteger(volunteers.people.length)} 名热线志愿者可排班。`}</p>
          <RotaForm
            months={months}
            month={month}
            choices={choices}
            disabled={progress !== null}
            onMonth={(chosen) => {
              setMonth(chosen);
              change({ holidays: [], makeUpWorkdays: [] });
            }}
            onChange={change}
          />
          <WishForm month={month} choices={choices} schoolYear={filter.schoolYear} chosen={wishes} disabled={progress !== null} onChoose={setWishes} />
          <div className="rota-run">
            <Button type="primary" disabled={progress !== null} onClick={() => void run()} data-testid="rota-run">
              {`为${month.label}排班`}
            </Button>
            {progress !== null && (
              <>
                <Button onClick={() => running.current?.abort()} data-testid="rota-cancel">
                  取消
                </Button>
                <span role="status" aria-live="polite">{wordsOf(progress)}</span>
              </>
            )}
          </div>
          {error !== null && <ErrorNotice error={error} />}
          {plan !== null && progress === null && <RotaResult plan={plan} />}
        </>
      )}
    </Panel>
  );
}
