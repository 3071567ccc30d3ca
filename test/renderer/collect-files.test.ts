// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { filesOfDrop, filesOfList } from '../../renderer/pages/import/collect-files';

/** A directory entry as Chromium gives it: contents in pieces, then an empty piece. */
function directory(fullPath: string, children: readonly FileSystemEntry[], piece: number): FileSystemEntry {
  return {
    isFile: false,
    isDirectory: true,
    fullPath,
    name: fullPath.split('/').at(-1) ?? '',
    createReader: () => {
      let next = 0;
      return {
        readEntries: (done: (entries: readonly FileSystemEntry[]) => void) => {
          done(children.slice(next, next + piece));
          next += piece;
        },
      };
    },
  } as unknown as FileSystemEntry;
}

function fileEntry(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  return { isFile: true, isDirectory: false, fullPath, name, file: (done: (file: File) => void) => done(new File(['x'], name)) } as unknown as FileSystemEntry;
}

function drop(entries: readonly FileSystemEntry[]): DataTransfer {
  return { items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] } as unknown as DataTransfer;
}

describe('files of a drop', () => {
  it('walks folders to the bottom, however many pieces the browser hands out, and names files by their path', async () => {
    const many = Array.from({ length: 250 }, (_, index) => fileEntry(`/上报/曹县/${index}.xlsx`));
    const files = await filesOfDrop(drop([directory('/上报', [directory('/上报/曹县', many, 100), fileEntry('/上报/总表.csv')], 100)]));
    expect(files).toHaveLength(251);
    expect(files[0]?.name).toBe('上报/曹县/0.xlsx');
    expect(files.at(-1)?.name).toBe('上报/总表.csv');
  });

  it('leaves out what Excel, WPS and file managers leave behind', async () => {
    const litter = ['~$名录.xlsx', '.~名录.xlsx', '.DS_Store', 'Thumbs.db', '._名录.xlsx'].map((name) => fileEntry(`/上报/${name}`));
    const files = await filesOfDrop(drop([directory('/上报', [...litter, fileEntry('/上报/名录.xlsx')], 100)]));
    expect(files.map((file) => file.name)).toEqual(['上报/名录.xlsx']);
  });

  it('takes a plain list as it is', () => {
    expect(filesOfList([new File(['x'], '名录.xlsx')]).map((file) => file.name)).toEqual(['名录.xlsx']);
  });
});
