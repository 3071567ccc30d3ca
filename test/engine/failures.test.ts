import { describe, expect, it } from 'vitest';
import { failureOf } from '../../electron/engine/failures';
import { EngineFailure } from '../../shared/contract';

describe('an error as a value', () => {
  it('is the one that was meant, when it is one of ours', () => {
    expect(failureOf(new EngineFailure('NO_DATA', '没有数据。', { year: '2025' }))).toEqual({ code: 'NO_DATA', message: '没有数据。', details: { year: '2025' } });
  });

  it.each([
    [new Error('Constraint Error: Duplicate key "name: 张三"'), 'INTERNAL', 'Constraint Error'],
    [new Error('Failed to extract statements: Parser Error: syntax error at or near "张三"'), 'INTERNAL', 'Parser Error'],
    [new TypeError('Cannot read properties of undefined (reading "张三")'), 'INTERNAL', 'TypeError'],
    [new Error('write: ENOSPC /home/张三'), 'DISK_FULL', 'Error'],
    [new Error('Out of Memory Error: could not allocate 张三'), 'INTERNAL', 'Out of Memory Error'],
    ['张三', 'INTERNAL', 'string'],
  ])('tells the kind of what was not foreseen and nothing of its text: %s', (error, code, kind) => {
    const found = failureOf(error);
    expect(found).toMatchObject({ code, details: { kind } });
    expect(JSON.stringify(found)).not.toContain('张三');
  });
});
