/**
 * Questions are sent while the page that asks them is being drawn. An effect would send them only when the page stands, and the engine
 * would idle until then: a fifth of the time that a change of filters takes.
 */

/** A drawing that was thrown away leaves its questions to nobody. They are given up after so long. */
export const CLAIM_WITHIN_MS = 2_000;

export interface Question<T> {
  readonly answer: Promise<T>;
  readonly giveUp: () => void;
}

interface UnderWay {
  readonly question: Question<unknown>;
  unclaimed: ReturnType<typeof setTimeout> | undefined;
}

export class QuestionsUnderWay {
  private readonly underWay = new Map<string, UnderWay>();

  /**
   * Sends a question unless it is under way already; safe to call in any drawing, any number of times.
   * @param key the component that asks and what it asks
   */
  ahead<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): void {
    if (!this.underWay.has(key)) this.send(key, ask).unclaimed = setTimeout(() => this.giveUp(key), CLAIM_WITHIN_MS);
  }

  /** The question that was sent ahead, or sent now: it is the caller's, who gives it up when it is superseded. */
  claim<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Question<T> {
    const found = this.underWay.get(key) ?? this.send(key, ask);
    clearTimeout(found.unclaimed);
    return found.question as Question<T>;
  }

  private send<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): UnderWay {
    const controller = new AbortController();
    const giveUp = (): void => {
      controller.abort();
      if (this.underWay.get(key) === sent) this.underWay.delete(key);
    };
    const sent: UnderWay = { question: { answer: ask(controller.signal), giveUp }, unclaimed: undefined };
    this.underWay.set(key, sent);
    return sent;
  }

  private giveUp(key: string): void {
    this.underWay.get(key)?.question.giveUp();
  }
}
