/** The renderer's way to the engine: React context and hooks over EngineApi. */
import { createContext, useContext, useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EngineApi, EngineError, Method, Outcome, RequestOf, ResultOf } from '../shared/contract';
import type { DesktopShell } from '../shared/contract/shell';
import { AnswersTogether } from './answers-together';
import { QuestionsUnderWay } from './questions-under-way';

export interface Connection {
  readonly engine: EngineApi;
  readonly shell: DesktopShell;
  /** The engine behind the connection was started anew: no workspace is open any more. */
  onReconnect(listener: () => void): void;
}

export const ConnectionContext = createContext<Connection | null>(null);

/** Counts changes of the data (imports, undone batches); every `useCall` asks again when it moves. */
export const DataVersionContext = createContext(0);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('no ConnectionContext above this component');
  return connection;
}

export function useEngine(): EngineApi {
  return useConnection().engine;
}

export function useShell(): DesktopShell {
  return useConnection().shell;
}

export interface CallState<T, Q = unknown> {
  /** The latest answer; while a newer question is under way, still the one before. */
  readonly result: T | null;
  /** The question that `result` answers. */
  readonly answered: Q | null;
  /** Why the latest question has no answer. */
  readonly error: EngineError | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

interface Settled<T, Q> {
  readonly question: string;
  readonly result: readonly T[] | null;
  readonly answered: readonly Q[] | null;
  readonly error: EngineError | null;
}

/** @param request plain JSON; null asks nothing. See useCalls. */
export function useCall<M extends Method>(method: M, request: RequestOf<M> | null): CallState<ResultOf<M>, RequestOf<M>> {
  const { result, answered, ...state } = useCalls(method, request === null ? null : [request]);
  return { ...state, result: result?.[0] ?? null, answered: answered?.[0] ?? null };
}

const answers = new AnswersTogether(flushSync);
const questions = new QuestionsUnderWay();

/**
 * Asks the engine and asks again when the requests or the data change. The latest question wins: one
 * that is superseded is cancelled and its answer ignored.
 * @param requests plain JSON, answered together and in their order, or not at all; null asks nothing.
 * @param prepare of an answer, while others are still under way; the same function each time
 */
export function useCalls<M extends Method>(method: M, requests: readonly RequestOf<M>[] | null, prepare?: (result: ResultOf<M>) => unknown): CallState<readonly ResultOf<M>[], readonly RequestOf<M>[]> {
  const engine = useEngine();
  const dataVersion = useContext(DataVersionContext);
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<ResultOf<M>, RequestOf<M>> | null>(null);
  // Compared as text, because callers build the request anew on every render.
  const requestText = requests === null ? null : JSON.stringify(requests);
  const question = `${method} ${requestText} ${dataVersion} ${attempt}`;
  const key = `${useId()} ${question}`;
  const loading = requestText !== null && settled?.question !== question;
  if (loading) questions.ahead(key, (signal) => ask(engine, method, requestText, signal));

  useEffect(() => {
    if (requestText === null) return undefined;
    const asked = JSON.parse(requestText) as RequestOf<M>[];
    const { answer, giveUp } = questions.claim(key, (signal) => ask(engine, method, requestText, signal));
    const awaited = answers.asked();
    let wanted = true;
    const put = (outcomes: readonly Outcome<ResultOf<M>>[]): void => {
      if (!wanted) return;
      const refused = outcomes.find((outcome) => !outcome.ok);
      setSettled((before) =>
        refused === undefined
          ? { question, result: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])), answered: asked, error: null }
          : { question, result: before?.result ?? null, answered: before?.answered ?? null, error: refused.error },
      );
    };
    void answer.then((outcomes) => {
      try {
        if (wanted) for (const outcome of outcomes) if (outcome.ok) prepare?.(outcome.value);
      } finally {
        // A fault of it is met again, and told, where the page draws the answer.
        awaited.answered(() => put(outcomes));
      }
    }).catch(() => undefined);
    return () => {
      wanted = false;
      giveUp();
      awaited.givenUp();
    };
  }, [engine, method, requestText, question, key, prepare]);

  return {
    result: settled?.result ?? null,
    answered: settled?.answered ?? null,
    error: settled?.error ?? null,
    loading,
    reload: () => setAttempt((count) => count + 1),
  };
}

async function ask<M extends Method>(engine: EngineApi, method: M, requestText: string, signal: AbortSignal): Promise<readonly Outcome<ResultOf<M>>[]> {
  return Promise.all((JSON.parse(requestText) as RequestOf<M>[]).map((request) => engine.call(method, request, { signal })));
}
