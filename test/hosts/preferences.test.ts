import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { preferencesFile } from '../../electron/hosts/preferences-file';
import { DEFAULT_PREFERENCES, readPreferences } from '../../shared/preferences';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-preferences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('preferences of this computer', () => {
  it('are kept over a restart', () => {
    const path = join(folder, 'below', 'preferences.json');
    const chosen = { theme: 'dark', largeText: true, lockAfterMinutes: 30, operators: ['王芳', '李建国'] } as const;
    expect(preferencesFile(path).read()).toEqual(DEFAULT_PREFERENCES);
    expect(preferencesFile(path).write(chosen)).toEqual(chosen);
    expect(preferencesFile(path).read()).toEqual(chosen);
  });

  it('stand at their defaults where a file is damaged or says nonsense', () => {
    const path = join(folder, 'damaged.json');
    writeFileSync(path, '{"theme": "dar');
    expect(preferencesFile(path).read()).toEqual(DEFAULT_PREFERENCES);
    for (const nonsense of [null, 7, 'dark', [], { theme: 'toString' }, { theme: 3, largeText: 'yes', lockAfterMinutes: -1, operators: [7, '', '长'.repeat(41)] }, { lockAfterMinutes: 7, operators: '王芳' }]) {
      expect(readPreferences(nonsense)).toEqual(DEFAULT_PREFERENCES);
    }
  });

  it('keep nothing but what they are', () => {
    const path = join(folder, 'more.json');
    preferencesFile(path).write({ theme: 'system', largeText: true, lockAfterMinutes: 0, passphrase: '不该留下' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ theme: 'system', largeText: true, lockAfterMinutes: 0, operators: [] });
  });

  it('hold until the program ends where the file cannot be written', () => {
    const path = join(folder, 'preferences.json');
    writeFileSync(join(folder, 'file'), '');
    const file = preferencesFile(join(folder, 'file', 'preferences.json'));
    file.write({ ...DEFAULT_PREFERENCES, theme: 'dark' });
    expect(file.read().theme).toBe('dark');
    expect(preferencesFile(path).read().theme).toBe('light');
  });
});
