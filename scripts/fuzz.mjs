/** `npm run fuzz [-- --messages 100000 --seed 1]`: the contract of both hosts under made-up messages, half of them over each. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { messages: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) } } });
const env = { ...process.env, YUXIN_FUZZ_MESSAGES: String(Math.ceil(Number(values.messages) / 2)), YUXIN_FUZZ_SEED: values.seed };
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e-alone', 'test/e2e/fuzzed-contract.test.ts'], { cwd: root, stdio: 'inherit', env });
process.exitCode = status ?? 1;
