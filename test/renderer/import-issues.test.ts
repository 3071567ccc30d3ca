import { describe, expect, it } from 'vitest';
import { groupBatches } from '../../renderer/pages/import/batch-groups';
import { ALL_OPEN, filterBeside, issueFilter, toggleGroup } from '../../renderer/pages/import/issue-filter';
import { likelyQuestions, pickedSchool, questionKey } from '../../renderer/pages/import/school-matching';
import type { SchoolQuestion } from '../../shared/contract';
import { batchRecord } from './support/import-examples';

describe('the filter of issues', () => {
  const kind = toggleGroup(ALL_OPEN, 'kind', { key: 'badDate', label: '日期读不懂' });

  it('narrows by facets, each under its own name in the request', () => {
    const both = toggleGroup(kind, 'school', { key: 's1', label: '曹县一中' });
    expect(issueFilter({ ...both, severity: 'error', batch: 4 }, false)).toEqual({ staged: false, status: 'open', severity: 'error', batchId: 4, code: 'badDate', school: 's1' });
  });

  it('counts the groups of a facet without its own choice, so that the others stay in sight', () => {
    expect(filterBeside(kind, 'kind', true)).toEqual({ staged: true, status: 'open' });
    expect(filterBeside(kind, 'county', true)).toEqual({ staged: true, status: 'open', code: 'badDate' });
  });

  it('lets a group go that is chosen again, and cannot choose what has no key', () => {
    expect(toggleGroup(kind, 'kind', { key: 'badDate', label: '日期读不懂' })).toEqual(ALL_OPEN);
    expect(toggleGroup(ALL_OPEN, 'school', { key: null, label: '未注明' })).toEqual(ALL_OPEN);
  });
});

describe('batches', () => {
  it('stand under their import, newest import first, with sums', () => {
    const rows = groupBatches([batchRecord(1), batchRecord(2, { importId: 2, sha256: 'x', issues: 3 }), batchRecord(3, { importId: 2, sha256: 'x', dataset: 'counselors', sheet: '教师', issues: 1 })]);
    expect(rows.map(({ importId, files, contents, rowsLoaded, issues, children }) => [importId, files, contents, rowsLoaded, issues, children.map(({ batch }) => batch.batch)])).toEqual([
      [2, 1, '学校名录 1，心理健康教师台账 1', 22, 4, [2, 3]],
      [1, 1, '学校名录 1', 11, 0, [1]],
    ]);
  });
});

describe('schools to tell', () => {
  const question = (schoolRef: string, scores: readonly number[]): SchoolQuestion => ({
    schoolYear: '2025-2026',
    schoolRef,
    name: schoolRef,
    county: null,
    rows: 1,
    files: [],
    candidates: scores.map((score, index) => ({ school: `${schoolRef} ${index}`, name: '', county: '371721', score })),
  });

  it('offers together only those with one near certain school', () => {
    const questions = [question('sure', [0.95, 0.6]), question('tie', [0.95, 0.95]), question('doubtful', [0.7]), question('none', [])];
    expect(likelyQuestions(questions).map(({ schoolRef }) => schoolRef)).toEqual(['sure']);
  });

  it('takes the likeliest until another is picked', () => {
    const sure = question('sure', [0.95, 0.6]);
    expect(pickedSchool(sure, new Map())).toBe('sure 0');
    expect(pickedSchool(sure, new Map([[questionKey(sure), 'sure 1']]))).toBe('sure 1');
    expect(pickedSchool(question('none', []), new Map())).toBeUndefined();
  });
});
