import { type Preferences, readPreferences } from '../../shared/preferences';
import { readKept, writeKept } from './kept-file';

export interface PreferencesFile {
  read(): Preferences;
  /** What cannot be written holds until the program ends. */
  write(value: unknown): Preferences;
}

export function preferencesFile(path: string): PreferencesFile {
  let current = readPreferences(readKept(path));
  return {
    read: () => current,
    write: (value) => {
      current = readPreferences(value);
      writeKept(path, current);
      return current;
    },
  };
}
