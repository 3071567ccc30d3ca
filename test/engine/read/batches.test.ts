import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchBuilder } from '../../../electron/engine/ingest/read/batch-builder';
import { memorySource, openFileSource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { CellBatch } from '../../../electron/engine/ingest/read/types';
import { CellKind } from '../../../electron/engine/ingest/read/types';
import { failureOf, readCells } from './helpers';
import { makeXlsx, sheetXml } from './xlsx-writer';

/** Rows 1, 2, 3 … with a number in A, text in C, and D only in row 2100. */
function rows(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const r = index + 1;
    return `<row r="${r}"><c r="A${r}"><v>${r}</v></c><c r="C${r}" t="inlineStr"><is><t>行${r}</t></is></c>${r === 2100 ? `<c r="D${r}" t="b"><v>1</v></c>` : ''}</row>`;
  }).join('');
}

async function collect(batches: AsyncIterable<CellBatch>): Promise<CellBatch[]> {
  const all: CellBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe('batches', () => {
  it('are as long as they say, in every array, with empty columns left out', async () => {
    const workbook = await openWorkbook(memorySource('a', makeXlsx({ rows: rows(3000) })));
    const [first, second, ...more] = await collect(workbook.sheets[0]?.batches() ?? (async function* () {})());
    expect(more).toEqual([]);
    expect([first?.rowCount, second?.rowCount]).toEqual([2048, 952]);
    expect(first?.columns.map((column) => column !== undefined)).toEqual([true, false, true]);
    expect(second?.columns.map((column) => column !== undefined)).toEqual([true, false, true, true]);
    for (const batch of [first, second]) {
      expect(batch?.rowNumbers).toHaveLength(batch?.rowCount ?? -1);
      for (const column of batch?.columns ?? []) {
        if (column === undefined) continue;
        expect([column.kinds.length, column.numbers.length, column.texts.length]).toEqual([batch?.rowCount, batch?.rowCount, batch?.rowCount]);
      }
    }
    expect(second?.rowNumbers[0]).toBe(2049);
    expect(second?.columns[2]?.texts[951]).toBe('行3000');
    expect(second?.columns[3]?.kinds.filter((kind) => kind !== CellKind.empty)).toHaveLength(1);
    expect(second?.columns[3]?.kinds[2100 - 2049]).toBe(CellKind.boolean);
  });

  it('can be left early, and read again from the top', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-'));
    const path = join(folder, 'a.xlsx');
    await writeFile(path, makeXlsx({ rows: rows(30_000) }));
    const workbook = await openWorkbook(await openFileSource(path));
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    for await (const batch of sheet.batches()) {
      expect(batch.rowNumbers[0]).toBe(1);
      break;
    }
    expect((await readCells(sheet)).size).toBe(60_001);
    await workbook.close();
    await rm(folder, { recursive: true });
  });

  it('of two sheets can be read side by side', async () => {
    const workbook = '<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId5"/></sheets></workbook>';
    const opened = await openWorkbook(memorySource('a', makeXlsx({ workbook, rows: rows(5000), extra: [{ name: 'xl/worksheets/sheet2.xml', content: sheetXml(rows(5000)) }] })));
    const [a, b] = await Promise.all(opened.sheets.map((sheet) => readCells(sheet)));
    expect(a?.size).toBe(10_001);
    expect(a).toEqual(b);
  });

  it('hand over fewer rows of very wide sheets', async () => {
    const builder = new BatchBuilder();
    for (let row = 1; row <= 1000; row++) {
      for (let column = 0; column < 5000; column++) builder.setNumber(column, row, null);
      builder.endRow(row);
    }
    const batches = builder.takeReady(true);
    expect(batches.reduce((sum, batch) => sum + batch.rowCount, 0)).toBe(1000);
    expect(Math.max(...batches.map((batch) => batch.rowCount))).toBeLessThan(250);
  });

  it('keep nothing of a row that was taken back', () => {
    const builder = new BatchBuilder();
    builder.setText(0, '甲');
    builder.setNumber(1, 5, '5');
    builder.dropRow();
    builder.setText(2, '乙');
    builder.endRow(7);
    const [batch] = builder.takeReady(true);
    expect(batch?.columns.map((column) => column?.kinds[0])).toEqual([CellKind.empty, CellKind.empty, CellKind.text]);
    expect(batch?.columns[0]?.texts[0]).toBeNull();
    expect([...(batch?.rowNumbers ?? [])]).toEqual([7]);
  });

  it('leave out rows without a value and refuse rows that do not ascend', async () => {
    const builder = new BatchBuilder();
    builder.endRow(1);
    builder.setBoolean(0, false);
    builder.endRow(2);
    expect(builder.takeReady(true)[0]?.rowCount).toBe(1);
    builder.setError(0, '#N/A');
    const failure = await failureOf((async () => builder.endRow(2))());
    expect(failure.error.code).toBe('DAMAGED_FILE');
  });
});
