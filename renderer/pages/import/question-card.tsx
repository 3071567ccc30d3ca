import type { ReactNode } from 'react';

export interface QuestionCardProps {
  readonly title: string;
  readonly detail: string;
  /** What the answer is given with. */
  readonly children: ReactNode;
  readonly testId: string;
}

/** One question about many files: what it is, how many files it settles, and the answer on the same line. */
export function QuestionCard({ title, detail, children, testId }: QuestionCardProps) {
  return (
    <section className="question-card" aria-label={title} data-testid={testId}>
      <div className="question-words">
        <strong>{title}</strong>
        <span title={detail}>{detail}</span>
      </div>
      <div className="question-answer">{children}</div>
    </section>
  );
}
