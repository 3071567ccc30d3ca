import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Readers } from '../../electron/engine/readers';

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
});
afterAll(() => instance.closeSync());

const readers = (): Readers => new Readers(() => instance.connect());
const one = async (connection: DuckDBConnection): Promise<unknown> => (await connection.runAndReadAll('SELECT 1')).getRows();

/** Something to wait for, and its end. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open!: () => void;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('reading the open workspace', () => {
  it('lets somebody be alone when the readers have ended, and later readers wait', async () => {
    const all = readers();
    const order: string[] = [];
    const begun = gate();
    const first = gate();
    const reading = all.reading(async () => {
      begun.open();
      await first.passed;
      order.push('first reader ends');
    });
    await begun.passed;
    const alone = all.undisturbed(async () => {
      order.push('alone');
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('alone ends');
    });
    const later = all.reading(async () => {
      order.push('later reader');
    });
    first.open();
    await Promise.all([reading, alone, later]);
    expect(order).toEqual(['first reader ends', 'alone', 'alone ends', 'later reader']);
  });

  it('lets a reader have what it waits for while somebody waits for that reader', async () => {
    const all = readers();
    const begun = gate();
    const goOn = gate();
    const reading = all.reading(async () => {
      begun.open();
      await goOn.passed;
      return all.readingForReaders(one);
    });
    await begun.passed;
    const alone = all.undisturbed(async () => 'alone');
    goOn.open();
    expect(await reading).toEqual([[1]]);
    expect(await alone).toBe('alone');
  });

  it('lets nobody read while somebody is alone, not even for readers', async () => {
    const all = readers();
    let isAlone = false;
    const seen: boolean[] = [];
    const begun = gate();
    const goOn = gate();
    const alone = all.undisturbed(async () => {
      isAlone = true;
      begun.open();
      await goOn.passed;
      isAlone = false;
    });
    await begun.passed;
    const reads = [all.readingForReaders(async () => { seen.push(isAlone); }), all.reading(async () => { seen.push(isAlone); })];
    goOn.open();
    await Promise.all([alone, ...reads]);
    expect(seen).toEqual([false, false]);
  });

  it('lets others read again after somebody alone has failed', async () => {
    const all = readers();
    await expect(all.undisturbed(() => Promise.reject(new Error('full disk')))).rejects.toThrow('full disk');
    expect(await all.reading(one)).toEqual([[1]]);
  });

  it('breaks off a long statement at the end', async () => {
    const all = readers();
    const begun = gate();
    const reading = all.reading((connection) => {
      begun.open();
      return connection.runAndReadAll('SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b');
    });
    const failure = expect(reading).rejects.toThrow(/interrupt/i);
    await begun.passed;
    await all.end();
    await failure;
  });
});

describe('connections that are kept for the next question', () => {
  const used = (): { readonly all: Readers; readonly connections: DuckDBConnection[]; readonly ask: (topic: string) => Promise<DuckDBConnection> } => {
    const connections: DuckDBConnection[] = [];
    const all = new Readers(async () => {
      const connection = await instance.connect();
      connections.push(connection);
      return connection;
    });
    return { all, connections, ask: (topic) => all.readingAgain(topic, async (connection) => (await one(connection), connection)) };
  };

  it('are those that answered of the same topic', async () => {
    const { connections, ask } = used();
    const [first, second] = [await ask('coverage'), await ask('risk')];
    expect(first).not.toBe(second);
    expect([await ask('risk'), await ask('coverage')]).toEqual([second, first]);
    expect(connections).toHaveLength(2);
  });

  it('are few, closed after a fault, at the end and before somebody is alone', async () => {
    const { all, ask } = used();
    const isClosed = async (connection: DuckDBConnection): Promise<boolean> => one(connection).then(() => false, () => true);
    const first = await ask('0');
    for (let topic = 1; topic < 12; topic++) await ask(String(topic));
    expect(await isClosed(first)).toBe(true);

    let failed: DuckDBConnection | undefined;
    await expect(all.readingAgain('fault', (connection) => { failed = connection; return connection.run('SELECT nothing'); })).rejects.toThrow('nothing');
    expect(await isClosed(failed as DuckDBConnection)).toBe(true);

    const before = await ask('alone');
    await all.undisturbed(async () => expect(await isClosed(before)).toBe(true));
    const last = await ask('end');
    expect(await isClosed(last)).toBe(false);
    await all.end();
    expect(await isClosed(last)).toBe(true);
  });

  it('are not kept when their work ends after the workspace was closed', async () => {
    const { all, ask } = used();
    const begun = gate();
    const goOn = gate();
    let late: DuckDBConnection | undefined;
    const reading = all.readingAgain('late', async (connection) => {
      late = connection;
      begun.open();
      await goOn.passed;
    });
    await begun.passed;
    const ended = all.end();
    goOn.open();
    await Promise.all([reading, ended]);
    expect(await ask('late')).not.toBe(late);
  });
});
