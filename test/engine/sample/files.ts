import { generateSample, type SampleFile, type SampleOptions, type SampleTruth } from '../../../electron/engine/sample';

export const SMALL: SampleOptions = { seed: 7, schools: 60, students: 20_000, schoolYear: '2025-2026' };

export interface WholeSample {
  readonly files: readonly SampleFile[];
  readonly truth: SampleTruth;
}

/** Everything at once; only for samples that fit into memory. */
export async function collect(options: SampleOptions): Promise<WholeSample> {
  const generator = generateSample(options);
  const files: SampleFile[] = [];
  for (;;) {
    const next = await generator.next();
    if (next.done === true) return { files, truth: next.value };
    files.push(next.value);
  }
}
