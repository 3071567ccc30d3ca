import type { DatasetColumn } from '../../../../shared/datasets';
import { normaliserFor } from './normaliser';
import type { Normaliser } from './types';

const kept = new WeakMap<DatasetColumn, { readonly day: string; readonly normalise: Normaliser }>();

/**
 * The normaliser of a catalogue column, made once a day and used for every file: thousands of new ones would be
 * compiled anew each time. They remember words of columns that repeat a few, never personal data (see `repeatingText`).
 */
export function keptNormaliser(column: DatasetColumn, today: Date = new Date()): Normaliser {
  const day = today.toDateString();
  const known = kept.get(column);
  if (known?.day === day) return known.normalise;
  const normalise = normaliserFor(column, today);
  kept.set(column, { day, normalise });
  return normalise;
}
