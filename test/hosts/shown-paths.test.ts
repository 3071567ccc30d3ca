import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ShownPaths } from '../../electron/hosts/electron/shown-paths';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-shown-'));
const file = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, 'x');
  return path;
};
const [written, other, beside] = [file('报表.xlsx'), file('别的.xlsx'), file('报表.xlsx.exe')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is shown in its folder', () => {
  let shown: string[];
  let paths: ShownPaths;
  beforeEach(() => {
    shown = [];
    paths = new ShownPaths((path) => shown.push(path));
    paths.know([written]);
  });

  it('is a file that the program has written', () => {
    expect([paths.show(written), shown]).toEqual([true, [written]]);
  });

  it('is nothing that it has not, however it is named', () => {
    for (const path of [other, beside, folder, join(folder, '报表.xlsx', '..', '别的.xlsx'), `${written}\0.exe`, '', '/etc/passwd', 7, null, undefined, { path: written }]) expect(paths.show(path), JSON.stringify(path)).toBe(false);
    expect(shown).toEqual([]);
  });

  it('is nothing that is gone', () => {
    const gone = join(folder, '没有了.docx');
    paths.know([gone]);
    expect([paths.show(gone), shown]).toEqual([false, []]);
  });

  it('is all that is below a folder that was chosen', () => {
    expect(paths.show(other)).toBe(false);
    paths.know([folder]);
    expect([paths.show(other), paths.show(folder), paths.show(join(folder, '..'))]).toEqual([true, true, false]);
  });
});
