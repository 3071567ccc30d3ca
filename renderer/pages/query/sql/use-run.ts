/** Running the query and asking for its plan: one at a time, told as it goes, cancelled at will. */
import { type Table, tableFromIPC } from 'apache-arrow';
import { useEffect, useRef, useState } from 'react';
import type { EngineError } from '../../../../shared/contract';
import type { BoundParameter } from '../../../../shared/query-parameters';
import type { PlanStep } from '../../../../shared/query-plan';
import { useEngine } from '../../../engine-client';

export interface Asked {
  readonly sql: string;
  readonly parameters: readonly BoundParameter[];
}

export interface SqlResult extends Asked {
  readonly table: Table;
  readonly rowLimit: number;
  readonly rowCount: number;
  readonly truncated: boolean;
  /** Within the engine. */
  readonly milliseconds: number;
}

export type Answer = { readonly kind: 'result'; readonly result: SqlResult } | { readonly kind: 'plan'; readonly plan: PlanStep } | { readonly kind: 'error'; readonly error: EngineError };

export interface RunState {
  readonly answer: Answer | null;
  /** When the question under way was asked (performance.now()); null: none is. */
  readonly since: number | null;
  readonly run: (asked: Asked, rowLimit: number) => void;
  readonly explain: (asked: Asked) => void;
  readonly cancel: () => void;
}

export function useRun(): RunState {
  const engine = useEngine();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [since, setSince] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const ask = async (question: (signal: AbortSignal) => Promise<Answer>) => {
    if (running.current !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setSince(performance.now());
    const found = await question(controller.signal);
    running.current = null;
    setSince(null);
    setAnswer(found);
  };

  return {
    answer,
    since,
    run: (asked, rowLimit) =>
      void ask(async (signal) => {
        const outcome = await engine.call('query.run', { ...asked, rowLimit }, { signal });
        if (!outcome.ok) return { kind: 'error', error: outcome.error };
        const { rows, ...told } = outcome.value;
        return { kind: 'result', result: { ...asked, ...told, rowLimit, table: tableFromIPC(rows) } };
      }),
    explain: (asked) =>
      void ask(async (signal) => {
        const outcome = await engine.call('query.explain', asked, { signal });
        return outcome.ok ? { kind: 'plan', plan: outcome.value.plan } : { kind: 'error', error: outcome.error };
      }),
    cancel: () => running.current?.abort(),
  };
}
