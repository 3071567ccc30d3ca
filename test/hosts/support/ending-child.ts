/** A program that ends when it is told to. Arguments: what holds it up, the database it has written to, the longest time of closing in ms. */
import { DuckDBInstance } from '@duckdb/node-api';
import { endWhenTold } from '../../../electron/hosts/ending';

const ENDLESS = 'SELECT count(*) FROM range(1000000000000) a, range(1000000) b WHERE hash(a.range * b.range) = 1';

const [holding = '', database = '', longest = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
await connection.run('CREATE TABLE kept AS SELECT 42 AS number');

const statement = (): Promise<unknown> => connection.run(ENDLESS);
const closing: Readonly<Record<string, () => Promise<unknown>>> = {
  nothing: async () => connection.closeSync(),
  'a statement that closing waits for': statement,
  'a statement that is left behind': async () => void statement(),
  'a loop without end': async () => {
    for (;;);
  },
};
const close = closing[holding];
if (close === undefined) throw new Error(`nothing is held up by ${holding}`);

const ended = endWhenTold({
  idle: new Promise(() => undefined),
  close: async () => {
    process.stdout.write('closing\n');
    await close();
  },
  longestMs: Number(longest),
});
// The one thing that keeps it from ending before it is told to.
const waiting = setInterval(() => undefined, 1000);
process.stdout.write('ready\n');
await ended;
clearInterval(waiting);
process.stdout.write('closed\n');
