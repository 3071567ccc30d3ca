/** What the statement promises is what the catalogue of datasets does. */
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../shared/datasets';
import { protectionStatement, type StatementFacts, type StatementSection } from '../../shared/protection-statement';
import { DEFAULT_RETENTION, dueOn, RETENTION_CLASSES } from '../../shared/retention';

const FACTS: StatementFacts = {
  workspace: '菏泽', path: '/data/菏泽.yuxin', unit: '菏泽市教育局', minimumValidResults: 12, retention: { ...DEFAULT_RETENTION, pupils: 2 }, hasRecoveryCode: false, lockAfterMinutes: 15, certificates: 3, schoolKeys: 0,
  batches: [{ dataset: 'assessmentResults', schoolYear: '2024-2025', rowsLoaded: 1200 }, { dataset: 'assessmentResults', schoolYear: '2025-2026', rowsLoaded: 800 }],
};

function sectionOf(facts: StatementFacts, heading: string): StatementSection {
  return protectionStatement(facts).find((section) => section.heading === heading)!;
}
const words = (section: StatementSection): string => JSON.stringify(section);

describe('the statement of data protection', () => {
  it('names the identifiers of the catalogue as never stored, and no stored column among them', () => {
    const never = words(sectionOf(FACTS, '从不存储什么'));
    const students = DATASETS.filter(({ about }) => about === 'student');
    for (const { label, storage } of students.flatMap(({ columns }) => columns)) {
      if (storage !== 'keep') expect(never).toContain(label);
    }
    const stored = words(sectionOf(FACTS, '存储了什么'));
    expect(stored).toContain('2,000');
    for (const label of ['性别', '总分']) expect(stored).toContain(label);
    expect(stored).not.toContain('心理教师');
  });

  it('follows the settings and what is held', () => {
    const kept = sectionOf(FACTS, '保存多久');
    expect(words(kept)).toContain('学年结束后 2 年');
    expect(words(kept)).toContain('2024—2025学年：2027-09-01；2025—2026学年：2028-09-01');
    expect(words(sectionOf(FACTS, '谁能看到什么'))).toContain('少于 12 人');
    expect(words(sectionOf(FACTS, '安全措施'))).toContain('尚未设置恢复码');
    expect(words(sectionOf({ ...FACTS, hasRecoveryCode: true, lockAfterMinutes: 0 }, '安全措施'))).toMatch(/没有设置自动锁定.*已设置恢复码/);
    expect(words(sectionOf({ ...FACTS, batches: [] }, '存储了什么'))).toContain('没有数据');
  });
});

describe('the end of retention', () => {
  it('counts from the last day of the school year', () => {
    expect(dueOn('2024-2025', 0)).toBe('2025-09-01');
    expect(dueOn('2024-2025', 1)).toBe('2026-09-01');
  });

  it('covers every dataset that is about a person', () => {
    const covered = new Set(Object.values(RETENTION_CLASSES).flatMap(({ datasets }) => datasets));
    for (const { id, about } of DATASETS) if (about === 'student' || about === 'teacher') expect(covered.has(id), id).toBe(true);
    expect(covered.has('hotlineCalls')).toBe(true);
  });
});
