/** Hosts hold the paths of requests against what was chosen, so no path may hide from them. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { pathsOfRequest } from '../../shared/contract/request-paths';
import { pathUses } from '../../shared/contract/request-fields';
import { METHODS, requestSchemas } from '../../shared/contract/requests';
import { SETTING_IDS, SETTINGS } from '../../shared/settings';

const source = (path: string) => ({ kind: 'path', path: `${path}/a.xlsx`, root: path });

/** Fields of a request's schema by their dotted names, with what they do with files. */
function fieldsOf(schema: z.core.$ZodTypes, at: string, within = false): readonly { readonly at: string; readonly use: string | undefined; readonly type: string }[] {
  const { def } = schema._zod;
  const here = [{ at, use: pathUses.get(schema)?.use, type: def.type }];
  if ('innerType' in def) return fieldsOf(def.innerType as z.core.$ZodTypes, at, within);
  // One that holds itself tells no more the second time.
  if (def.type === 'lazy') return within ? [] : fieldsOf(def.getter() as z.core.$ZodTypes, at, true);
  if (def.type === 'object') return Object.entries(def.shape).flatMap(([key, field]) => fieldsOf(field as z.core.$ZodTypes, `${at}.${key}`, within));
  if (def.type === 'array') return fieldsOf(def.element as z.core.$ZodTypes, `${at}[]`, within);
  if (def.type === 'union') return def.options.flatMap((option) => fieldsOf(option as z.core.$ZodTypes, at, within));
  if (def.type === 'record') return fieldsOf(def.valueType as z.core.$ZodTypes, `${at}{}`, within);
  if (def.type === 'pipe') return fieldsOf(def.in as z.core.$ZodTypes, at, within);
  return here;
}
const allFields = METHODS.flatMap((method) => fieldsOf(requestSchemas[method] as unknown as z.core.$ZodTypes, method));

describe('the paths of a request', () => {
  it('are found in fields, lists, alternatives and behind defaults', () => {
    expect(pathsOfRequest('workspace.backup', { path: '/a' })).toEqual([{ path: '/a', use: 'write' }]);
    expect(pathsOfRequest('watch.add', { folder: '/b' })).toEqual([{ path: '/b', use: 'read' }]);
    expect(pathsOfRequest('import.run', { sources: [source('/c'), { kind: 'upload', uploadId: 'u' }, source('/d')] }).map(({ path }) => path)).toEqual(['/c/a.xlsx', '/c', '/d/a.xlsx', '/d']);
    expect(pathsOfRequest('hotline.plan', { wishes: source('/e') }).map(({ path }) => path)).toEqual(['/e/a.xlsx', '/e']);
    expect(pathsOfRequest('report.letter', { template: source('/f') }).map(({ path }) => path)).toEqual(['/f/a.xlsx', '/f']);
  });

  it('are found under a kind that has none, and left to the validation where they are no text', () => {
    expect(pathsOfRequest('report.verify', { file: { kind: 'upload', uploadId: 'u', path: '/g' } })).toEqual([{ path: '/g', use: 'read' }]);
    for (const request of [null, 7, 'x', [], { sources: 'x' }, { sources: [null, { kind: 'path', path: { toString: 'x' } }] }]) expect(pathsOfRequest('import.run', request)).toEqual([]);
  });

  it('are the folders among the settings, as they will be kept; none is no folder', () => {
    expect(pathsOfRequest('settings.set', { setting: 'backupFolder', value: '/h' })).toEqual([{ path: '/h', use: 'write' }]);
    expect(pathsOfRequest('settings.set', { setting: 'backupFolder', value: '\u00a0/h ' })).toEqual([{ path: '/h', use: 'write' }]);
    for (const request of [{ setting: 'backupFolder', value: '' }, { setting: 'backupFolder', value: ' ' }, { setting: 'backupFolder', value: ['/h'] }, { setting: 'unit', value: '/h' }, { setting: 'nothing', value: '/h' }, { value: '/h' }]) expect(pathsOfRequest('settings.set', request)).toEqual([]);
    const named = SETTING_IDS.filter((id) => /folder|path|file$/i.test(id));
    expect(named).toContain('backupFolder');
    expect(named.filter((id) => SETTINGS[id].isFolder !== true)).toEqual([]);
  });

  it('are looked for in time, however deep a request goes', () => {
    let definition: unknown = null;
    for (let level = 0; level < 2000; level++) definition = level % 2 === 0 ? [definition] : { and: definition };
    const started = performance.now();
    expect(pathsOfRequest('query.save', { kind: 'sql', name: 'x', definition })).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('stand in every field that is called like one', () => {
    const named = allFields.filter(({ at }) => /path|folder|directory|root$|target$/i.test(at.split('.').at(-1) ?? ''));
    expect(named.length).toBeGreaterThan(10);
    // A target of staffing is a number of posts.
    expect(named.filter(({ at, use }) => use === undefined && !/\.target$/.test(at))).toEqual([]);
  });

  it('hide in no kind of schema that is not looked into', () => {
    const plain = ['boolean', 'custom', 'enum', 'literal', 'null', 'number', 'string', 'unknown'];
    expect(allFields.filter(({ type }) => !plain.includes(type))).toEqual([]);
  });

  it('write only where this list says so', () => {
    expect(allFields.filter(({ use }) => use === 'write').map(({ at }) => at)).toEqual(['workspace.create.path', 'workspace.open.path', 'workspace.backup.path', 'backup.restore.target', 'workspace.salvage.target', 'report.schoolFeedback.to.folder', 'workspace.recover.path', 'register.handOver.to.folder', 'sample.write.folder']);
  });
});
