/** Asks for the answer to a question; until it is there the answer before stays, with the question that it belongs to. */
import { useContext, useEffect, useState } from 'react';
import type { EngineError, VisualAnswer } from '../../../../shared/contract';
import { readVisualQuery, type VisualQuery, writeVisualQuery } from '../../../../shared/visual-query';
import { DataVersionContext, useEngine } from '../../../engine-client';

export interface Answered {
  readonly query: VisualQuery;
  readonly answer: VisualAnswer;
}

export interface AnswerState {
  readonly answered: Answered | null;
  readonly error: EngineError | null;
  /** Longer than a glance: only then is waiting shown. */
  readonly waiting: boolean;
}

const GLANCE_MS = 300;

/** What decides the figures: neither the name of a question nor how the same table is drawn. */
export function askedText(query: VisualQuery): string {
  return writeVisualQuery({ ...query, title: '', presentation: query.presentation === 'table' ? 'table' : 'pivot' });
}

/** @param query null: nothing can be asked yet */
export function useAnswer(query: VisualQuery | null): AnswerState {
  const engine = useEngine();
  const dataVersion = useContext(DataVersionContext);
  const [settled, setSettled] = useState<{ readonly question: string; readonly answered: Answered | null; readonly error: EngineError | null } | null>(null);
  const [waitingFor, setWaitingFor] = useState<string | null>(null);
  const text = query === null ? null : askedText(query);
  const question = `${dataVersion} ${text}`;

  useEffect(() => {
    if (text === null) return undefined;
    const read = readVisualQuery(text);
    if (!read.ok) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => setWaitingFor(question), GLANCE_MS);
    void engine.call('query.visual', { spec: JSON.parse(text) as unknown }, { signal: controller.signal }).then((outcome) => {
      clearTimeout(timer);
      if (controller.signal.aborted) return;
      setSettled((before) => (outcome.ok ? { question, answered: { query: read.query, answer: outcome.value }, error: null } : { question, answered: before?.answered ?? null, error: outcome.error }));
    });
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, text, question]);

  const loading = text !== null && settled?.question !== question;
  return { answered: settled?.answered ?? null, error: text === null ? null : (settled?.error ?? null), waiting: loading && waitingFor === question };
}
