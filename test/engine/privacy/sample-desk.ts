import { join } from 'node:path';
import { newDesk, type TestDesk } from '../support/engine';

/** A desk with a small sample city of one school year, in which many groups are small. */
export async function deskWithSample(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.call('sample.write', { folder: join(desk.folder, 'sample'), seed: 5, schools: 40, students: 1200, schoolYear: '2025-2026' });
  await desk.import(join(desk.folder, 'sample'));
  return desk;
}
