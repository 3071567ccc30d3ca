import { join } from 'node:path';
import { newDesk, type TestDesk } from '../support/engine';

/** A small sample city of one school year, in which many groups are small. @param seed other seeds make other cities */
export async function importSample(desk: TestDesk, seed: number): Promise<void> {
  const folder = join(desk.folder, `sample-${seed}`);
  await desk.call('sample.write', { folder, seed, schools: 40, students: 1200, schoolYear: '2025-2026' });
  await desk.import(folder);
}

export async function deskWithSample(seed: number): Promise<TestDesk> {
  const desk = await newDesk();
  await importSample(desk, seed);
  return desk;
}
