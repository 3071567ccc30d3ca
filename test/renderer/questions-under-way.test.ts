import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLAIM_WITHIN_MS, QuestionsUnderWay } from '../../renderer/questions-under-way';

describe('questions that are sent while a page is drawn', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Answers with how often it was asked. */
  const counting = () => {
    const signals: AbortSignal[] = [];
    return { signals, ask: (signal: AbortSignal) => Promise.resolve(signals.push(signal)) };
  };

  it('are sent once, however often the page is drawn before it stands', async () => {
    const { signals, ask } = counting();
    const questions = new QuestionsUnderWay();
    questions.ahead('a', ask);
    questions.ahead('a', ask);
    expect(await questions.claim('a', ask).answer).toBe(1);
    questions.ahead('a', ask);
    expect(signals).toHaveLength(1);
  });

  it('are sent by the claim when nobody sent them ahead', async () => {
    const { ask } = counting();
    expect(await new QuestionsUnderWay().claim('a', ask).answer).toBe(1);
  });

  it('are cancelled when given up, and sent anew when asked again', async () => {
    const { signals, ask } = counting();
    const questions = new QuestionsUnderWay();
    const first = questions.claim('a', ask);
    first.giveUp();
    expect(signals[0]?.aborted).toBe(true);
    const second = questions.claim('a', ask);
    first.giveUp();
    expect(signals[1]?.aborted).toBe(false);
    expect(await second.answer).toBe(2);
    questions.ahead('a', ask);
    expect(signals).toHaveLength(2);
  });

  it('are cancelled after a while when the drawing was thrown away, and not when it was not', () => {
    const thrownAway = counting();
    const kept = counting();
    const questions = new QuestionsUnderWay();
    questions.ahead('thrown away', thrownAway.ask);
    questions.ahead('kept', kept.ask);
    questions.claim('kept', kept.ask);
    vi.advanceTimersByTime(CLAIM_WITHIN_MS);
    expect(thrownAway.signals[0]?.aborted).toBe(true);
    expect(kept.signals[0]?.aborted).toBe(false);
  });
});
