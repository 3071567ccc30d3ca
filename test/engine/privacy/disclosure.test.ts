/** Questions side by side on a sample city: whatever one of them hides, none shows. */
import { expect, it } from 'vitest';
import { STAGES } from '../../../shared/stages';
import type { RequestOf } from '../../../shared/contract';
import { deskWithSample } from './sample-desk';

const SCHOOL_YEAR = '2025-2026';
type Row = Readonly<Record<string, unknown>>;

it('hides a group in every question that shows it, and every rate and level with it', async () => {
  const desk = await deskWithSample();
  const ask = (request: Pick<RequestOf<'indicator.query'>, 'indicators' | 'by'> & Partial<RequestOf<'indicator.query'>>): Promise<readonly Row[]> => desk.figures({ where: {}, schoolYear: SCHOOL_YEAR, ...request });
  const whole = await ask({ indicators: ['validResults'], by: ['county', 'stage'] });
  const hidden = whole.filter(({ suppressed }) => suppressed === true);
  expect(hidden.length).toBeGreaterThan(4);
  const keyOf = (county: unknown, stage: unknown): string => `${String(county)} ${String(stage)}`;
  const isHidden = new Set(hidden.map(({ county, stage }) => keyOf(county, stage)));
  for (const county of new Set(whole.map((row) => String(row['county'])))) {
    const apart = await ask({ indicators: ['validResults'], by: ['stage'], where: { county: [county] } });
    expect(apart.filter(({ suppressed }) => suppressed === true).map(({ stage }) => keyOf(county, stage)).sort()).toEqual([...isHidden].filter((key) => key.startsWith(county)).sort());
  }
  for (const row of await ask({ indicators: ['riskDistribution'], by: ['county', 'stage'] })) {
    if (isHidden.has(keyOf(row['county'], row['stage']))) expect([row['value'], row['numerator'], row['denominator']]).toEqual([null, null, null]);
  }
  // Two stages put together, one of them hidden: the other would be taken off.
  const stages = STAGES.map(({ id }) => id);
  const [some, others] = [stages.slice(0, 2), stages.slice(2)];
  for (const chosen of [some, others]) {
    for (const row of await ask({ indicators: ['validResults'], by: ['county'], where: { stage: [...chosen] } })) {
      const parts = chosen.map((stage) => keyOf(row['county'], stage));
      if (parts.some((key) => isHidden.has(key))) expect([row['county'], row['suppressed']]).toEqual([row['county'], true]);
    }
  }
});
