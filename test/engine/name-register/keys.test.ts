/** Public keys of schools: which are taken, for which school, and what becomes of what was encrypted to them. */
import { describe, expect, it } from 'vitest';
import { errorOf, newDesk } from '../support/engine';
import { csv, xlsx } from '../support/spreadsheets';
import { FIRST, newSchool, PUPILS, results, SECOND, withDirectory } from './support';

describe('keys of schools', () => {
  it('are kept for a school of the directory, by code or by name, with fingerprint, time and person', async () => {
    const desk = await newDesk();
    const [school, another] = [await newSchool(), await newSchool()];
    expect(await desk.call('register.keys', {})).toEqual({ keys: [] });
    expect(errorOf(await desk.engine.call('register.setKey', { school: FIRST, publicKey: school.recipient })).message).toContain('学校名录里没有');
    await withDirectory(desk);
    await desk.call('register.setKey', { school: FIRST, publicKey: ` ${school.recipient}\n` });
    const { keys } = await desk.call('register.setKey', { school: '第二中学', county: '曹县', publicKey: another.recipient });
    expect(keys).toMatchObject([
      { school: FIRST, schoolName: '曹县第一中学', county: '371721', recipient: school.recipient, batches: 0, entries: 0, olderBatches: 0 },
      { school: SECOND, recipient: another.recipient },
    ]);
    expect(keys[0]?.fingerprint).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
    expect(keys[0]?.addedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it('are refused where they are none, private, another school’s, or where the school is not certain', async () => {
    const desk = await newDesk();
    await withDirectory(desk);
    const school = await newSchool();
    const refused = async (request: { school: string; county?: string; publicKey: string }): Promise<string> => errorOf(await desk.engine.call('register.setKey', request)).message;
    expect(await refused({ school: FIRST, publicKey: 'age1abc' })).toContain('公钥不对');
    const mistyped = school.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    expect(await refused({ school: FIRST, publicKey: mistyped })).toContain('公钥不对');
    expect(await refused({ school: FIRST, publicKey: school.identity })).toContain('私钥');
    expect(await refused({ school: '实验中学', publicKey: school.recipient })).toContain('2 所“实验中学”（曹县、单县）');
    expect(await refused({ school: '第一中学', county: '某县', publicKey: school.recipient })).toContain('没有名为“某县”的县区');
    await desk.call('register.setKey', { school: FIRST, publicKey: school.recipient });
    expect(await refused({ school: SECOND, publicKey: school.recipient })).toContain('已经用于“曹县第一中学”');
    expect((await desk.call('register.keys', {})).keys).toHaveLength(1);
  });

  it('come in a list; rows that cannot be taken are told, and the others taken', async () => {
    const desk = await newDesk();
    await withDirectory(desk);
    const [one, two] = [await newSchool(), await newSchool()];
    const list = (key: string) => ({
      source: { kind: 'path' as const, path: desk.write('公钥.xlsx', xlsx({ 表: { rows: [['各校公钥'], ['县区', '学校名称', '公 钥'], ['曹县', '第一中学', key], ['单县', '实验中学', two.recipient], ['曹县', '没有的学校', one.recipient], ['曹县', '第二中学', two.recipient], ['', '', '']] } })) },
    });
    const { imported, keys } = await desk.call('register.importKeys', list(one.recipient));
    expect(imported).toMatchObject({ added: 2, replaced: 0, unchanged: 0, problems: [{ row: 5, school: '没有的学校' }, { row: 6, school: '第二中学' }] });
    expect(keys.map(({ school }) => school)).toEqual([FIRST, '3137000004']);
    expect((await desk.call('register.importKeys', list((await newSchool()).recipient))).imported).toMatchObject({ added: 0, replaced: 1, unchanged: 1 });
    const noList = { kind: 'path' as const, path: desk.write('别的.csv', csv([['学校', '电话'], ['第一中学', '1']])) };
    expect(errorOf(await desk.engine.call('register.importKeys', { source: noList })).message).toContain('没有找到表头');
  });

  it('go with what was encrypted to them, and the log says so', async () => {
    const desk = await newDesk();
    await withDirectory(desk);
    await desk.call('register.setKey', { school: FIRST, publicKey: (await newSchool()).recipient });
    await desk.import(desk.write('测评.csv', results(PUPILS)));
    expect((await desk.call('register.keys', {})).keys).toMatchObject([{ batches: 1, entries: 2 }]);
    expect((await desk.call('register.removeKey', { school: FIRST })).keys).toEqual([]);
    await desk.call('register.setKey', { school: FIRST, publicKey: (await newSchool()).recipient });
    expect((await desk.call('register.keys', {})).keys).toMatchObject([{ batches: 0, entries: 0, olderBatches: 0 }]);
    expect(errorOf(await desk.engine.call('register.removeKey', { school: SECOND })).message).toContain('没有录入公钥');
    expect((await desk.call('audit.list', { actions: ['register.setKey'] })).total).toBe(2);
    expect((await desk.call('audit.list', { actions: ['register.removeKey'], text: '加密名册' })).total).toBe(1);
  });
});
