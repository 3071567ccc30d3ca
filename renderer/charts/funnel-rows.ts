/** The rates of a funnel. */
export interface FunnelStep {
  readonly id: string;
  readonly label: string;
  readonly persons: number;
  /** Not on the way that all go: no step is measured against it. */
  readonly isAside: boolean;
}

export interface FunnelRow {
  readonly step: FunnelStep;
  /** 0–1; null where the first step has nobody. */
  readonly ofFirst: number | null;
  /** Against the nearest step before that is on the way; above 1 where a step was skipped. Null for the first, and after a step of nobody. */
  readonly ofPrevious: number | null;
}

export function funnelRows(steps: readonly FunnelStep[]): readonly FunnelRow[] {
  const first = steps[0]?.persons ?? 0;
  return steps.map((step, index) => {
    const before = steps.slice(0, index).findLast(({ isAside }) => !isAside);
    return { step, ofFirst: first === 0 ? null : step.persons / first, ofPrevious: before === undefined || before.persons === 0 ? null : step.persons / before.persons };
  });
}
