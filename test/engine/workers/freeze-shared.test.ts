import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { freezeShared } from '../../../electron/engine/ingest/workers/freeze-shared';

describe('the object that all others inherit from', () => {
  /** A realm of its own: the one of the tests must stay as it is. */
  const realm = createContext({ freezeShared });
  const inRealm = (script: string): unknown => runInContext(`'use strict'; ${script}`, realm);

  it('is frozen through and through', () => {
    expect(inRealm('Object.isFrozen(Object.prototype)')).toBe(false);
    inRealm('freezeShared(Object.prototype)');
    expect(inRealm('Object.isFrozen(Object.prototype)')).toBe(true);
    for (const attack of [
      'Object.prototype.polluted = true',
      "({}).__proto__.polluted = true",
      'Object.prototype.toString = () => 1',
      'Object.prototype[0] = 1',
      'delete Object.prototype.hasOwnProperty',
      "Object.defineProperty(Object.prototype, '__proto__', { get: () => null })",
      'Object.setPrototypeOf(Object.prototype, { polluted: true })',
    ]) {
      expect(() => inRealm(attack), attack).toThrow(/TypeError|read only|not extensible|Cannot|Immutable/);
    }
    expect(inRealm('[typeof ({}).polluted, String({}), ({}).hasOwnProperty("a"), typeof ({})[0]].join()')).toBe('undefined,[object Object],false,undefined');
  });
});
