import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswersTogether } from '../../renderer/answers-together';

describe('answers of one page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const log = () => {
    const put: string[] = [];
    return { put, note: (name: string) => () => void put.push(name) };
  };

  it('are put on it together with the last of them, in their order', () => {
    const { put, note } = log();
    const answers = new AnswersTogether();
    const [one, other] = [answers.asked(), answers.asked()];
    other.answered(note('other'));
    expect(put).toEqual([]);
    one.answered(note('one'));
    expect(put).toEqual(['other', 'one']);
  });

  it('wait for a slow one only as long as others come one after another', () => {
    const { put, note } = log();
    const answers = new AnswersTogether();
    const slow = answers.asked();
    for (const name of ['a', 'b']) {
      answers.asked().answered(note(name));
      vi.advanceTimersByTime(20);
    }
    expect(put).toEqual([]);
    vi.advanceTimersByTime(20);
    expect(put).toEqual(['a', 'b']);
    slow.answered(note('slow'));
    expect(put).toEqual(['a', 'b', 'slow']);
  });

  it('never wait longer than a moment, however many come', () => {
    const { put, note } = log();
    const answers = new AnswersTogether();
    answers.asked();
    for (let count = 0; count < 10; count++) {
      answers.asked().answered(note(String(count)));
      vi.advanceTimersByTime(20);
    }
    expect(put.length).toBeGreaterThan(3);
  });

  it('are put on when the one they waited for is given up', async () => {
    const { put, note } = log();
    const answers = new AnswersTogether();
    const given = answers.asked();
    answers.asked().answered(note('kept'));
    given.givenUp();
    given.givenUp();
    given.answered(note('late'));
    expect(put).toEqual([]);
    await Promise.resolve();
    expect(put).toEqual(['kept']);
    answers.asked().answered(note('next'));
    expect(put).toEqual(['kept', 'next']);
  });
});
