import type { DatasetColumn } from '../../../../shared/datasets';
import type { LevelNumbering } from '../../../../shared/risk';
import { normaliserFor } from './normaliser';
import type { Normaliser } from './types';

const kept = new WeakMap<DatasetColumn, { readonly day: string; readonly normalise: Normaliser }>();

/**
 * The normaliser of a catalogue column, made once a day and used for every file: thousands of new ones would be
 * compiled anew each time. They remember words of columns that repeat a few, never personal data (see `repeatingText`).
 * @param numbering what 一级 means in the file
 */
export function keptNormaliser(column: DatasetColumn, numbering: LevelNumbering, today: Date = new Date()): Normaliser {
  // Kept already, one for each meaning of 一级.
  if (column.type === 'riskLevel') return normaliserFor(column, today, numbering);
  const day = today.toDateString();
  const known = kept.get(column);
  if (known?.day === day) return known.normalise;
  const normalise = normaliserFor(column, today);
  kept.set(column, { day, normalise });
  return normalise;
}
