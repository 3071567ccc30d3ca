/** Questions side by side on a sample city: whatever one of them hides, none shows. */
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { STAGES } from '../../../shared/stages';
import type { RequestOf } from '../../../shared/contract';
import { PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { deskWithSample, importSample } from './sample-desk';

const SCHOOL_YEAR = '2025-2026';
type Row = Readonly<Record<string, unknown>>;

it('hides a group in every question that shows it, and every rate and level with it', async () => {
  const desk = await deskWithSample(5);
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

it('hides in another workspace what is small there, though as much was done in it', async () => {
  const first = await deskWithSample(5);
  const hiddenOf = async ({ engine }: Pick<TestDesk, 'engine'>): Promise<readonly string[]> => {
    const { rows } = valueOf(await engine.call('indicator.query', { indicators: ['validResults'], by: ['county', 'stage'], where: {}, schoolYear: SCHOOL_YEAR }));
    return ([...tableFromIPC(rows)] as Row[]).flatMap((row) => (row['suppressed'] === true ? [`${String(row['county'])} ${String(row['stage'])}`] : []));
  };
  const before = await hiddenOf(first);
  await first.call('workspace.close', {});
  await first.call('workspace.create', { path: join(first.folder, 'another.yuxin'), passphrase: PASSPHRASE });
  await importSample(first, 6);
  const apart = await hiddenOf(await deskWithSample(6));
  expect(apart).not.toEqual(before);
  expect(await hiddenOf(first)).toEqual(apart);
});
