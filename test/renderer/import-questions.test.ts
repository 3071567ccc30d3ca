import { describe, expect, it } from 'vitest';
import { isImportable, uploadsToDiscard } from '../../renderer/pages/import/file-list';
import { chooseColumn, chooseDataset, firstChoice, layoutAnswer, missingColumns } from '../../renderer/pages/import/layout-choice';
import { questionsOf } from '../../renderer/pages/import/questions';
import { EVERYTHING, filterFiles, rateFiles } from '../../renderer/pages/import/rated-files';
import { stageRequest } from '../../renderer/pages/import/stage-request';
import { DAMAGED, failed, header, inspected, LOCKED, table, unknownTable } from './support/import-examples';

const DOUBTFUL = { layoutKey: 'd'.repeat(16), needsConfirmation: true };
const NO_ANSWERS = { passwords: [], includeHidden: false, schoolYear: null };

describe('questions', () => {
  it('asks once per header layout, over all files, most files first', () => {
    const unknown = (name: string) => failed(name, 'NOT_RECOGNISED', '', { unknownTables: [unknownTable()] });
    const { layouts } = questionsOf([unknown('a.xlsx'), inspected('b.xlsx', { tables: [table(DOUBTFUL), table(DOUBTFUL)] }), inspected('c.xlsx', { tables: [table(DOUBTFUL)] }), inspected('d.xlsx')]);
    expect(layouts.map(({ layoutKey, dataset, files }) => [layoutKey[0], dataset, files.map(({ name }) => name)])).toEqual([
      ['d', 'schools', ['b.xlsx', 'c.xlsx']],
      ['c', null, ['a.xlsx']],
    ]);
  });

  it('does not hold a file back for a further table that is unknown', () => {
    const file = inspected('a.xlsx', { unknownTables: [unknownTable()] });
    expect(questionsOf([file]).layouts).toMatchObject([{ holdsBack: false }]);
    expect(isImportable(file)).toBe(true);
  });

  it('asks nothing about a file that has been imported before', () => {
    const { layouts, schoolYear } = questionsOf([inspected('a.xlsx', { status: 'unchanged', tables: [table({ ...DOUBTFUL, schoolYear: null })] })]);
    expect([layouts, schoolYear]).toEqual([[], []]);
  });

  it('asks what 一级 means once per layout, and holds those files back', () => {
    const levelMeaning = { numbering: 'firstWorst', results: 30, counts: [18, 6, 2], contradicted: false } as const;
    const files = [inspected('a.xlsx', { tables: [table({ levelMeaning })] }), inspected('b.xlsx', { tables: [table({ levelMeaning })] }), inspected('c.xlsx')];
    expect(questionsOf(files).levels).toMatchObject([{ layoutKey: 'a'.repeat(16), meaning: levelMeaning, files: [{ name: 'a.xlsx' }, { name: 'b.xlsx' }] }]);
    expect(files.map(isImportable)).toEqual([false, false, true]);
  });

  it('counts what is hidden', () => {
    const files = [inspected('a.xlsx', { hiddenSheets: 2 }), inspected('b.xlsx', { tables: [table({ hiddenRows: 3 }), table({ hiddenRows: 1, hiddenColumns: 2 })] }), inspected('c.xlsx')];
    expect(questionsOf(files).hidden).toMatchObject({ sheets: 2, rows: 4, columns: 2, files: [{ name: 'a.xlsx' }, { name: 'b.xlsx' }] });
  });
});

describe('what is sent to be checked', () => {
  it('leaves out what cannot be read and what waits for an answer, and sends an archive once', () => {
    const archive = { kind: 'upload', uploadId: 'zip' } as const;
    const files = [DAMAGED, LOCKED, inspected('a.xlsx', { tables: [table(DOUBTFUL)] }), inspected('b.xlsx', { source: archive }), inspected('c.xlsx', { source: archive })];
    expect(stageRequest(files, { ...NO_ANSWERS, passwords: ['1'], includeHidden: true })).toEqual({ sources: [archive], passwords: ['1'], includeHidden: true });
  });

  it('sends a school year only when a table lacks one: as answered, else as most tables say', () => {
    const files = [inspected('a.xlsx', { tables: [table({ schoolYear: '2023-2024' })] }), inspected('b.xlsx', { tables: [table({ schoolYear: null })] })];
    expect(stageRequest(files, NO_ANSWERS).schoolYear).toBe('2023-2024');
    expect(stageRequest(files, { ...NO_ANSWERS, schoolYear: '2024-2025' }).schoolYear).toBe('2024-2025');
    expect(stageRequest(files.slice(0, 1), { ...NO_ANSWERS, schoolYear: '2024-2025' }).schoolYear).toBeUndefined();
  });

  it('keeps an upload while another file of the archive needs it', () => {
    const one = inspected('a.xlsx', { source: { kind: 'upload', uploadId: 'zip', members: ['a.xlsx'] } });
    const other = inspected('b.xlsx', { source: { kind: 'upload', uploadId: 'zip', members: ['b.xlsx'] } });
    expect(uploadsToDiscard([one], [other])).toEqual([]);
    expect(uploadsToDiscard([one, other], [])).toEqual(['zip']);
  });
});

describe('the answer about a header layout', () => {
  const question = { dataset: 'schools', headers: [header(0, '县区', 'county'), header(1, '单位', null), header(2, '学校名称', null)] } as const;

  it('begins with the guess and is complete only with the required columns', () => {
    const guess = firstChoice(question);
    expect(missingColumns(guess)).toEqual(['学校名称']);
    expect(layoutAnswer('a', guess)).toBeNull();
    expect(layoutAnswer('a', chooseColumn(guess, 1, 'schoolName'))).toEqual({ layoutKey: 'a', dataset: 'schools', columns: [{ columnId: 'county', position: 0 }, { columnId: 'schoolName', position: 1 }] });
  });

  it('moves a column that is chosen for another header, but lets a series be chosen for many', () => {
    const moved = chooseColumn(chooseColumn(firstChoice(question), 1, 'schoolName'), 2, 'schoolName');
    expect([...moved.columns].map(([position, { columnId }]) => [position, columnId])).toEqual([[0, 'county'], [2, 'schoolName']]);
    const answers = [0, 1, 2].reduce((choice, position) => chooseColumn(choice, position, 'items'), chooseDataset(question, 'assessmentResults'));
    expect([...answers.columns.values()].map(({ columnId }) => columnId)).toEqual(['items', 'items', 'items']);
  });

  it('takes headers that are called like columns of another dataset, its own names before synonyms, and none for a table that is not to be imported', () => {
    expect([...chooseDataset(question, 'counselors').columns].map(([position, { columnId }]) => [position, columnId])).toEqual([[0, 'county'], [2, 'schoolName']]);
    expect(layoutAnswer('a', chooseDataset(question, 'none'))).toEqual({ layoutKey: 'a', dataset: null, columns: [] });
  });
});

describe('the list', () => {
  const files = [inspected('曹县/好.xlsx'), inspected('旧.xlsx', { status: 'unchanged' }), DAMAGED, LOCKED];

  it('puts problems first, then questions', () => {
    expect(rateFiles(files).map(({ file }) => file.name)).toEqual(['坏.xlsx', '加密.xlsx', '曹县/好.xlsx', '旧.xlsx']);
  });

  it('finds files by folder, name and reason', () => {
    const names = (search: string) => filterFiles(rateFiles(files), { ...EVERYTHING, search }).map(({ file }) => file.name);
    expect([names('曹县'), names('XLSX 损坏'), names('没有的')]).toEqual([['曹县/好.xlsx'], ['坏.xlsx'], []]);
  });

  it('rates and filters thousands of files within a frame or two', () => {
    const many = Array.from({ length: 2500 }, (_, index) => inspected(`县${index % 20}/学校${index}.xlsx`));
    const started = performance.now();
    const rated = rateFiles(many);
    for (const search of ['县', '县1', '县1/学', '学校24']) filterFiles(rated, { ...EVERYTHING, search });
    expect(performance.now() - started).toBeLessThan(200);
    expect(filterFiles(rated, { ...EVERYTHING, search: '学校2499' })).toHaveLength(1);
  });
});
