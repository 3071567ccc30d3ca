import { describe, expect, it } from 'vitest';
import { EMPTY, isBusy, nextState, takesFiles, type ImportEvent, type ImportState } from '../../renderer/pages/import/import-state';
import { DAMAGED, inspected, LOCKED, REPORT, STAGED } from './support/import-examples';

const run = (events: readonly ImportEvent[], from: ImportState = EMPTY) => events.reduce(nextState, from);

const LISTED = run([{ type: 'recognisingStarted' }, { type: 'inspected', files: [inspected('名录.xlsx'), DAMAGED] }]);
const REVIEW = run([{ type: 'stagingStarted' }, { type: 'staged', staged: STAGED }], LISTED);

describe('the import as a state machine', () => {
  it('goes from choosing to finished, and is busy only while something runs', () => {
    const events: readonly ImportEvent[] = [
      { type: 'recognisingStarted' },
      { type: 'inspected', files: [inspected('名录.xlsx')] },
      { type: 'stagingStarted' },
      { type: 'staged', staged: STAGED },
      { type: 'committingStarted' },
      { type: 'committed', report: REPORT },
    ];
    const states = events.map((_, index) => run(events.slice(0, index + 1)));
    expect(states.map((state) => state.stage)).toEqual(['recognising', 'recognised', 'staging', 'review', 'committing', 'finished']);
    expect(states.map(isBusy)).toEqual([true, false, true, false, true, false]);
    expect(states.map(takesFiles)).toEqual([false, true, false, false, false, true]);
  });

  it('takes up an import that waits since the last time', () => {
    expect(run([{ type: 'staged', staged: STAGED }])).toMatchObject({ stage: 'review', files: [], staged: STAGED });
  });

  it('keeps the files and says why when reading or checking fails or is cancelled', () => {
    const error = { code: 'CANCELLED', message: '已取消' } as const;
    expect(run([{ type: 'recognisingStarted' }, { type: 'failed', error }])).toMatchObject({ stage: 'choosing', error });
    expect(run([{ type: 'stagingStarted' }, { type: 'failed', error }], LISTED)).toMatchObject({ stage: 'recognised', error, files: [{ name: '名录.xlsx' }, { name: '坏.xlsx' }] });
    expect(run([{ type: 'committingStarted' }, { type: 'failed', error }], REVIEW)).toMatchObject({ stage: 'review', error, staged: STAGED });
  });

  it('goes back from the review with files and answers, and from a resumed one to the beginning', () => {
    const answered = run([{ type: 'answered', answers: { passwords: ['1234'] } }], LISTED);
    const back = run([{ type: 'stagingStarted' }, { type: 'staged', staged: STAGED }, { type: 'wentBack' }], answered);
    expect(back).toMatchObject({ stage: 'recognised', answers: { passwords: ['1234'] } });
    expect(back.files).toHaveLength(2);
    expect(run([{ type: 'staged', staged: STAGED }, { type: 'wentBack' }]).stage).toBe('choosing');
  });

  it('forgets passwords with the run', () => {
    const finished = run([{ type: 'answered', answers: { passwords: ['1234'], includeHidden: true } }, { type: 'committingStarted' }, { type: 'committed', report: REPORT }], REVIEW);
    expect(finished.answers).toEqual({ passwords: [], includeHidden: false, schoolYear: null });
  });

  it('begins anew when files come after a finished import', () => {
    const finished = run([{ type: 'committingStarted' }, { type: 'committed', report: REPORT }], REVIEW);
    const next = run([{ type: 'recognisingStarted' }, { type: 'inspected', files: [inspected('新.xlsx')] }], finished);
    expect(next.files.map(({ name }) => name)).toEqual(['新.xlsx']);
  });

  it('replaces a file in its place when it is looked at again', () => {
    const listed = run([{ type: 'inspected', files: [LOCKED, inspected('名录.xlsx')] }]);
    const again = run([{ type: 'recognisingStarted' }, { type: 'inspected', files: [inspected('加密.xlsx')] }], listed);
    expect(again.files.map(({ name, status }) => [name, status])).toEqual([
      ['加密.xlsx', 'recognised'],
      ['名录.xlsx', 'recognised'],
    ]);
  });

  it('leaves the list when the last file is removed', () => {
    const one = run([{ type: 'inspected', files: [inspected('名录.xlsx', { source: { kind: 'path', path: '名录.xlsx' } })] }]);
    expect(run([{ type: 'removed', key: '名录.xlsx' }], one).stage).toBe('choosing');
  });

  it('holds and goes on only while something runs', () => {
    expect(run([{ type: 'stagingStarted' }, { type: 'paused', paused: true }], LISTED)).toMatchObject({ stage: 'staging', paused: true });
    expect(run([{ type: 'paused', paused: true }], LISTED)).toEqual(LISTED);
  });

  it('shows the first step and the list again without losing anything', () => {
    const choosing = run([{ type: 'showedChoices' }], LISTED);
    expect(choosing).toMatchObject({ stage: 'choosing', files: LISTED.files });
    expect(run([{ type: 'showedList' }], choosing)).toEqual(LISTED);
  });
});
