// `npm run demo`: the whole job without a window. Fictional spreadsheets -> import -> coverage and risk by
// county -> the official workbook, all below out/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const sample = join(out, '示例表格');
const workspace = join(out, '示例工作区.yuxin');
const passphraseFile = join(out, '口令.txt');
const report = join(out, '年度心理健康教育统计报表.xlsx');

function yuxin(...args) {
  const { status, error } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args], { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(passphraseFile, '示例口令-仅供演示\n');
const access = ['--workspace', workspace, '--passphrase-file', passphraseFile];

console.log('一、生成虚构的示例表格');
yuxin('sample', sample);
console.log('\n二、导入');
yuxin('import', sample, ...access);
console.log('\n三、各县区心理健康教师配备率');
yuxin('indicator', 'counselorCoverage', '--by', 'county', ...access);
console.log('\n四、各县区风险等级分布');
yuxin('indicator', 'riskDistribution', '--by', 'county', ...access);
console.log('\n五、官方报表');
yuxin('report', 'annual', '--out', report, '--unit', '菏泽市教育局', ...access);
