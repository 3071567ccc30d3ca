/** `node read-child.js <reader> <file or folder>`: reads every cell of every workbook and prints a checksum as JSON. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { emptyChecksum } from '../data/checksum';
import { isReader, READERS } from './readers';

const [reader = '', target = ''] = process.argv.slice(2);
if (!isReader(reader)) throw new Error(`no reader is called ${reader}`);
const files = statSync(target).isDirectory() ? readdirSync(target).sort().map((name) => join(target, name)) : [target];
const sum = emptyChecksum();
const read = await READERS[reader]();
for (const file of files) await read(file, sum);
process.stdout.write(JSON.stringify(sum));
