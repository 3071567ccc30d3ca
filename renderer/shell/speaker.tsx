/** What the program has to say to whoever sits before it, from parts that are there before the components that show it. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export interface Message {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly seconds: number;
}

export interface Question {
  readonly kind: 'question';
  readonly title: string;
  readonly text: string;
  /** What is done on a yes, which breaks something off. */
  readonly yes: string;
  readonly no: string;
  /** A promise keeps the question open until it is settled. */
  readonly onYes: () => void | Promise<void>;
}

export type Saying = Message | Question;

/** Hands what is said to the listener, or keeps it until there is one. */
export class Speaker {
  #waiting: readonly Saying[] = [];
  #hear: ((saying: Saying) => void) | null = null;

  readonly say = (saying: Saying): void => {
    if (this.#hear === null) this.#waiting = [...this.#waiting, saying];
    else this.#hear(saying);
  };

  /** @returns a function that ends the hearing */
  readonly heardBy = (hear: (saying: Saying) => void): (() => void) => {
    this.#hear = hear;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const saying of waiting) hear(saying);
    return () => {
      if (this.#hear === hear) this.#hear = null;
    };
  };
}

const SpeakerContext = createContext<Speaker | null>(null);

export function SpeakerProvider({ children }: { readonly children: ReactNode }) {
  const [speaker] = useState(() => new Speaker());
  return <SpeakerContext value={speaker}>{children}</SpeakerContext>;
}

function useSpeaker(): Speaker {
  const speaker = useContext(SpeakerContext);
  if (speaker === null) throw new Error('no SpeakerProvider above this component');
  return speaker;
}

export function useSay(): Speaker['say'] {
  return useSpeaker().say;
}

/** @param hear the same function from render to render */
export function useHear(hear: (saying: Saying) => void): void {
  const { heardBy } = useSpeaker();
  useEffect(() => heardBy(hear), [heardBy, hear]);
}
