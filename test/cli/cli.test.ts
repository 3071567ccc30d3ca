/** The command line as scripts use it: every command by its answers, the built program by processes of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { type Answer, commandLineHere } from './support/in-this-process';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-cli-'));
const workspace = join(folder, '县区.yuxin');
const access = ['--workspace', workspace, '--passphrase-file', join(folder, 'passphrase.txt')];

const yuxin = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Answer> => commandLineHere(folder, args, environment);

/** The built program in a process of its own. */
function program(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args], { cwd: folder, env: { ...process.env, ...environment } });
  return { status, out: stdout.toString(), bytes: stdout, error: stderr.toString() };
}

async function json<T>(args: readonly string[]): Promise<T> {
  const { out, error } = await yuxin(args);
  try {
    return JSON.parse(out) as T;
  } catch {
    throw new Error(`no JSON: ${out} ${error}`);
  }
}

beforeAll(() => {
  writeFileSync(join(folder, 'passphrase.txt'), '命令行-测试口令\n');
  writeFileSync(join(folder, '名录.csv'), '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,第一中学,3137000001,初中,1200\n曹县,实验小学,2137000002,小学,800\n单县,第二中学,3137000003,初中,900\n');
  writeFileSync(join(folder, '台账.csv'), '县区,学校名称,姓名,专兼职,是否热线志愿者\n曹县,第一中学,李静,专职,是\n单县,第二中学,王强,兼职,是\n曹县,实验小学,,兼职,是\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import', () => {
  it('makes the workspace, loads, and tells machines in documented keys', async () => {
    const report = JSON.parse(program(['import', '名录.csv', '台账.csv', ...access, '--school-year', '2025-2026', '--json']).out) as { files: Record<string, unknown>[]; totals: Record<string, number> };
    expect(Object.keys(report.files[0] ?? {}).slice(0, 11)).toEqual(['path', 'sha256', 'status', 'dataset', 'sheet', 'batch', 'rowsRead', 'rowsLoaded', 'rowsRejected', 'issues', 'message']);
    expect(report.files).toMatchObject([
      { path: join(folder, '名录.csv'), status: 'loaded', dataset: 'schools', rowsRead: 3, rowsLoaded: 3, rowsRejected: 0 },
      { status: 'loaded', dataset: 'counselors', rowsRead: 3, rowsLoaded: 2, rowsRejected: 1, issues: 1 },
    ]);
    expect(report.totals).toMatchObject({ files: 2, loaded: 2, failed: 0 });
  });

  it('ends with 0 when all is unchanged, 1 with a failed file, 2 when refused', async () => {
    const again = program(['import', '名录.csv', ...access]);
    expect([again.status, again.out]).toEqual([0, expect.stringContaining('未变化')]);
    writeFileSync(join(folder, '坏.xlsx'), 'PK\u0003\u0004nonsense');
    expect(program(['import', '坏.xlsx', ...access]).status).toBe(1);
    const wrong = program(['import', '名录.csv', '--workspace', workspace], { YUXIN_PASSPHRASE: '不是这个口令啊' });
    expect([wrong.status, wrong.error]).toEqual([2, expect.stringContaining('口令不正确')]);
  });
});

describe('indicator', () => {
  it('gives counties as codes with labels, filters by name, and one row for the city without --by', async () => {
    const rows = await json<Record<string, unknown>[]>(['indicator', 'counselorCoverage', '--by', 'county', '--format', 'json', ...access]);
    // Limits as in Wilson's formula: (1 + z²/2 ± z √(1/2 + z²/4)) / (2 + z²) for 1 of 2, 1 / (1 + z²) for 1 of 1.
    const near = (value: number): unknown => expect.closeTo(value, 9);
    expect(rows).toEqual([
      { indicator: 'counselorCoverage', value: 0.5, numerator: 1, denominator: 2, unit: 'share', suppressed: false, target: 1, county: '371721', countyLabel: '曹县', low: near(0.094531206), high: near(0.905468794), standardError: near(Math.sqrt(0.125)), toTarget: -50, schoolsToTarget: 1 },
      { indicator: 'counselorCoverage', value: 1, numerator: 1, denominator: 1, unit: 'share', suppressed: false, target: 1, county: '371722', countyLabel: '单县', low: near(0.206549314), high: 1, standardError: 0, toTarget: 0, schoolsToTarget: 0 },
    ]);
    expect(await json<unknown[]>(['indicator', 'schoolCount', '--where', 'county=曹县', '--where', 'stage=初中', '--format', 'json', ...access])).toMatchObject([{ value: 1 }]);
    expect(await json<unknown[]>(['indicator', 'studentsPerCounselor', '--format', 'json', ...access])).toMatchObject([{ numerator: 2900, denominator: 2, value: 1450 }]);
  });

  it('says nothing was assessed rather than zero', async () => {
    expect(await json<unknown[]>(['indicator', 'assessmentCompletion', '--format', 'json', ...access])).toMatchObject([{ value: null, suppressed: false, denominator: 2900 }]);
  });

  it('writes CSV and tables', async () => {
    expect((await yuxin(['indicator', 'schoolCount', '--by', 'county', '--format', 'csv', ...access])).out.split('\r\n')[0]).toBe('indicator,value,numerator,denominator,unit,suppressed,target,county,countyLabel');
    expect((await yuxin(['indicator', 'schoolCount', '--by', 'county', ...access])).out).toContain('曹县');
    const coverage = ['indicator', 'counselorCoverage', '--by', 'county', ...access];
    expect((await yuxin([...coverage, '--format', 'csv'])).out.split('\r\n')[0]).toBe('indicator,value,numerator,denominator,unit,suppressed,target,county,countyLabel,low,high,standardError,toTarget,schoolsToTarget');
    expect((await yuxin([...coverage, '--rank'])).out).toMatch(/曹县 .*9\.5%–90\.5%\s+第2\s+−50\.00 百分点\s+1/);
  });

  it('puts the year before beside, and says where there is none', async () => {
    const compared = ['indicator', 'counselorCoverage', '--compare-with', 'previous', ...access];
    expect(await json<unknown[]>([...compared, '--json'])).toMatchObject([{ value: 2 / 3, previousValue: null, previousSuppressed: false, change: null, changeUnit: 'percentagePoint', beyondChance: null }]);
    expect((await yuxin(compared)).out).toContain('2024—2025学年没有可以比较的数据。');
    expect((await yuxin(['trend', 'counselorCoverage', ...access])).out).toMatch(/2025-2026 .*66\.67%/);
    const everything = (await yuxin([...compared, '--scope', 'ownership=public', '--as-of', '2025-06-30'])).out;
    for (const words of ['举办者：公办学校', '目标按2025年6月30日', '公办学校口径：3所学校没有注明办学性质，未计入。', '没有可以比较的数据。']) expect(everything).toContain(words);
    const trend = ['trend', 'schoolCount', '--scope', 'ownership=public', '--as-of', '2025-06-30', ...access];
    for (const words of ['举办者：公办学校', '目标按2025年6月30日', '公办学校口径：3所学校没有注明办学性质，未计入。']) expect((await yuxin(trend)).out).toContain(words);
    expect(await json<unknown[]>([...trend, '--json'])).toMatchObject([{ schoolYear: '2025-2026', value: 0, scope: expect.stringContaining('举办者：公办学校') as string }]);
    expect((await yuxin(['trend', 'counselorCoverage', '--as-of', '2026-08-31', ...access])).out).toContain('国家目标 95%（截至2025年目标） 未达标');
  });

  it('prints what is counted, and every target of the day, taking both by id or name', async () => {
    const coverage = async (...options: string[]): Promise<string> => (await yuxin(['indicator', 'counselorCoverage', ...options, ...access])).out;
    const inForce = await coverage('--scope', '学校范围=法人学校', '--scope', 'employment=fullTime', '--as-of', '2025-06-30');
    for (const words of ['学校范围：法人学校；举办者：公办和民办；配备率：专职', '目标按2025年6月30日', '法人学校口径：0个教学点、附设班未计入。', '市定目标 100% ', '国家目标 95% ']) expect(inForce).toContain(words);
    expect(await coverage('--as-of', '2026-08-31')).toContain('国家目标 95%（截至2025年目标）');
    expect((await json<unknown[]>(['indicator', 'schoolCount', '--scope', 'ownership=public', '--format', 'json', ...access]))[0]).toMatchObject({ value: 0, scope: expect.stringContaining('举办者：公办学校') as string, scopeNote: '公办学校口径：3所学校没有注明办学性质，未计入。' });
  });

  it('prints the basis of areas, and takes it by id or name', async () => {
    expect((await yuxin(['indicator', 'schoolCount', '--by', 'county', ...access])).out).toContain('县区：管理口径');
    expect(await json<unknown[]>(['indicator', 'schoolCount', '--by', 'county', '--area-basis', '行政区划口径', '--format', 'json', ...access])).toMatchObject([{ county: '371721', areaBasis: 'administrative' }, { county: '371722' }]);
    expect(await json<unknown[]>(['schools', '--json', ...access])).toMatchObject([{ name: '实验小学', formerNames: [] }, { name: '第一中学' }, { name: '第二中学' }]);
  });

  it.each([
    [['indicator', 'schoolCount', '--scope', 'schools=planet'], 'legalEntities（法人学校）'],
    [['indicator', 'schoolCount', '--area-basis', 'planet'], '没有名为“planet”的县区口径'],
    [['schools', '--compare-with', '2024-2025'], '--school-year'],
    [['schools', '--school-year', '2025-2026', '--compare-with', '2024-2025'], '2024-2025学年还没有学校名录'],
    [['indicator', 'nonsense'], '没有名为“nonsense”的指标'],
    [['indicator', 'riskDistribution', '--by', 'county', '--rank'], '检出率等只供研判，不作排名'],
    [['indicator', 'counselorCoverage', '--by', 'school', '--rank'], '只对县区排名'],
    [['indicator', 'schoolCount', '--compare-with', 'last'], '学年'],
    [['indicator', 'schoolCount', '--by', 'gender'], '不能按性别'],
    [['indicator', 'schoolCount', '--by', 'planet'], '没有维度'],
    [['indicator', 'schoolCount', '--school-year', '2025'], '学年'],
    [['indicator'], '请指定指标'],
    [['indicator', 'schoolCount', '--format', 'xml'], '--format'],
  ])('refuses %j', async (args, message) => {
    const { status, error } = await yuxin([...args, ...access]);
    expect([status, error]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('the other commands', () => {
  it('lists the catalogue', async () => {
    const indicators = await json<{ id: string; definition: string; policy: string }[]>(['indicators', '--json']);
    for (const id of ['counselorCoverage', 'counselorCount', 'fullTimeCounselorCount', 'partTimeCounselorCount', 'studentsPerCounselor', 'schoolCount', 'assessmentCompletion', 'assessedStudents', 'schoolsAssessed', 'riskDistribution']) {
      expect(indicators.find((indicator) => indicator.id === id)?.definition).toMatch(/\p{Script=Han}/u);
    }
  });

  it('queries in all formats, with sums as numbers', async () => {
    const sql = 'SELECT county, sum(students) AS pupils FROM schools GROUP BY county ORDER BY county';
    expect(await json(['query', sql, '--format', 'json', ...access])).toEqual([{ county: '371721', pupils: 2000 }, { county: '371722', pupils: 900 }]);
    expect(tableFromIPC(program(['query', sql, '--format', 'arrow', ...access]).bytes).numRows).toBe(2);
    expect(program(['query', sql, '--format', 'csv', ...access]).out).toBe('county,pupils\r\n371721,2000\r\n371722,900\n');
    expect((await yuxin(['query', sql, '--out', '县区.xlsx', ...access])).status).toBe(0);
    const sheets = read(readFileSync(join(folder, '县区.xlsx'))).Sheets;
    expect(Object.keys(sheets)).toEqual(['县区', '口径与来源']);
    expect(['A1', 'B1', 'A2', 'B2', 'B3'].map((cell) => (sheets['县区']?.[cell] as { v: unknown }).v)).toEqual(['county', 'pupils', '371721', 2000, 900]);
    expect((await yuxin(['query', sql, '--out', '县区.csv', ...access])).status).toBe(0);
    expect(readFileSync(join(folder, '县区.csv'), 'utf8')).toBe('\ufeffcounty,pupils\r\n371721,2000\r\n371722,900');
    expect((await yuxin(['query', 'DROP TABLE school', ...access])).status).toBe(2);
    expect((await yuxin(['query', 'SELECT * FROM assessment', ...access])).status).toBe(2);
  });

  it('holds another source against the rows, and says what is missing', async () => {
    expect(await yuxin(['reconcile', '--source', 'teacher-system', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('教师管理信息系统导出表') as string });
    expect(await yuxin(['reconcile', '--source', 'nothing', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('teacher-system、county-totals') as string });
    expect(await yuxin(['follow-up', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('跟进台账') as string });
    writeFileSync(join(folder, '教师管理信息系统教师信息.csv'), '姓名,学校名称,学校标识码,是否心理健康教育教师,任教学科,教师个人标识码\n李静,第一中学,3137000001,专职心理健康教育教师,心理,T1\n赵敏,实验小学,2137000002,兼职心理健康教育教师,语文,T2\n');
    writeFileSync(join(folder, '县区汇总表.csv'), '县区,学校数,心理教师数,应测人数\n曹县,2,2,2000\n');
    expect((await yuxin(['import', '教师管理信息系统教师信息.csv', '县区汇总表.csv', '--school-year', '2025-2026', ...access])).status).toBe(0);
    const compared = await json<{ total: { roster: Record<string, number>; system: Record<string, number> } }>(['reconcile', '--source', 'teacher-system', '--out', '核对.xlsx', '--json', ...access]);
    expect([compared.total.roster['agrees'], compared.total.roster['rosterOnly'], compared.total.system['systemOnly']]).toEqual([1, 1, 1]);
    expect(read(readFileSync(join(folder, '核对.xlsx'))).SheetNames).toEqual(['分县区', '逐人清单']);
    const totals = await json<{ counties: { county: string; totals: { item: string; stated: number | null; counted: number | null }[] }[] }>(['reconcile', '--source', 'county-totals', '--json', ...access]);
    expect(totals.counties.map(({ county, totals: own }) => [county, own.find(({ item }) => item === 'counselorCount')])).toMatchObject([['曹县', { stated: 2, counted: 1 }]]);
  });

  it('makes a rota as workbook and calendar, or says why there is none', async () => {
    const days = ['--from', '2025-12-01', '--to', '2025-12-02', '--seats', '1', '--rest', '8'];
    expect(JSON.parse(program(['rota', ...days, '--out', '值班.xlsx', '--ics', '值班.ics', '--json', ...access]).out)).toMatchObject({ kind: 'rota', days: [{ date: '2025-12-01' }, { date: '2025-12-02' }] });
    expect(read(readFileSync(join(folder, '值班.xlsx'))).SheetNames).toEqual(['值班表', '值班明细', '每人班次']);
    expect(readFileSync(join(folder, '值班.ics'), 'utf8').match(/BEGIN:VEVENT/g)).toHaveLength(6);
    const refused = await yuxin(['rota', ...days.slice(0, 4), '--seats', '3', ...access]);
    expect(refused.status).toBe(2);
    expect(refused.out).toContain('办法：');
    expect(await yuxin(['rota', ...days, '--pattern', 'five', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('three（三班制') as string });
  });

  it('reconciles the files with the figure', async () => {
    expect(await json(['reconcile', 'schools', '--json', ...access])).toMatchObject({ start: { rows: 3 }, result: 3 });
    const { out, status } = await yuxin(['reconcile', '--out', '对账.xlsx', ...access]);
    expect([status, out]).toEqual([0, expect.stringMatching(/文件中的行 +3\n[^]*退回的行 +-1\n[^]*心理健康教师数 +2/) as string]);
    expect(read(readFileSync(join(folder, '对账.xlsx'))).SheetNames).toEqual(['对账']);
    expect(await yuxin(['reconcile', '--against-year', '2023-2024', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('2023-2024学年没有心理健康教师台账') as string });
    expect(await yuxin(['reconcile', 'pupils', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('counselors（心理健康教师数）') as string });
  });

  it('tells which scales were answered, and refuses one that it has no key of', async () => {
    expect(await json(['scale', '--json', ...access])).toEqual([]);
    expect(await yuxin(['scale', 'SDQ', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('没有可记分的量表“SDQ”') as string });
    expect(await yuxin(['scale', 'PHQ-9', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('没有患者健康问卷抑郁量表的逐题作答') as string });
  });

  it('lists issues, writes them as a workbook, and undoes a batch', async () => {
    expect(await json<unknown[]>(['issues', '2', '--json', ...access])).toMatchObject([{ row: 4, column: '姓名', action: 'rejected' }]);
    expect((await yuxin(['issues', '2', '--out', 'issues.xlsx', ...access])).status).toBe(0);
    expect(read(readFileSync(join(folder, 'issues.xlsx'))).SheetNames.length).toBeGreaterThan(0);
    expect(await json(['undo', '2', '--json', ...access])).toMatchObject({ batch: 2, rowsRemoved: 2 });
    expect(await yuxin(['undo', '2', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('没有编号为 2') as string });
    expect((await json<{ batch: number; dataset: string }[]>(['batches', '--json', ...access])).map(({ batch, dataset }) => `${batch} ${dataset}`).sort()).toEqual(['1 schools', '3 teacherSystem', '4 countyTotals']);
  });

  it('writes the workbooks and a backup', async () => {
    expect(program(['report', 'annual', '--out', '报表.xlsx', '--unit', '曹县教育和体育局', ...access]).status).toBe(0);
    expect(await yuxin(['report', 'school-checks', '--out', '核查.xlsx', ...access])).toMatchObject({ status: 0, error: '' });
    expect(await yuxin(['report', 'reporting', '--out', '催报.xlsx', '--deadline', '2025-11-30', ...access])).toMatchObject({ status: 0, error: '' });
    expect(await yuxin(['report', 'reporting', '--out', '催报.xlsx', '--deadline', '十一月底', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('2025-11-30') as string });
    expect(read(readFileSync(join(folder, '报表.xlsx'))).SheetNames).toEqual(['封面说明', '表1 师资覆盖', '表2 测评与风险', '口径说明', '数据来源', '校验']);
    expect(program(['backup', '--out', '备份.yuxin', ...access]).status).toBe(0);
    expect((await yuxin(['backup', '--out', '备份.yuxin', ...access])).status).toBe(2);
  });

  it('writes samples only into an empty folder', async () => {
    expect((await yuxin(['sample', '示例', '--schools', '12', '--students', '500'])).status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, '示例.truth.json'), 'utf8'))).toMatchObject({ city: { schoolCount: 12 } });
    expect(await yuxin(['sample', '示例'])).toMatchObject({ status: 2, error: expect.stringContaining('不是空的') as string });
  });

  it('explains itself, and refuses what it does not know', async () => {
    expect(program(['help'])).toMatchObject({ status: 0, out: expect.stringContaining('yuxin import') as string });
    expect(program(['frobnicate'])).toMatchObject({ status: 2, error: expect.stringContaining('没有命令') as string });
    expect(await yuxin(['batches', '--nonsense', ...access])).toMatchObject({ status: 2, error: expect.stringContaining('--nonsense') as string });
  });
});

describe('settings', () => {
  it('are listed, set with a reason, told as versions, and refused in Chinese', async () => {
    expect(await json(['settings', 'set', 'minimumValidResults', '20', '--note', '对外公布', ...access, '--json'])).toMatchObject({ minimumValidResults: { value: 20, version: 1 } });
    expect(await json(['settings', 'history', 'minimumValidResults', ...access, '--json'])).toMatchObject([{ version: 1, value: 20, text: '20 人', note: '对外公布' }]);
    expect((await yuxin(['settings', 'list', ...access])).out).toContain('隐私保护人数门槛');
    const low = await yuxin(['settings', 'set', 'minimumValidResults', '3', ...access]);
    expect([low.status, low.error]).toEqual([2, expect.stringContaining('不得低于 5 人')]);
    expect((await yuxin(['settings', 'get', '字体', ...access])).error).toContain('没有名为“字体”的设置');
    expect(await json(['settings', 'set', 'riskLabels', '{"preset":"firstMildest"}', ...access, '--json'])).toMatchObject({ riskLabels: { version: 1, text: expect.stringContaining('3＝危机（三级）') as string } });
    expect((await yuxin(['indicator', 'riskDistribution', '--by', 'riskLevel', ...access])).out).toContain('等级口径（一级最轻）');
    expect((await yuxin(['settings', 'set', 'riskRules', '{"criticalLevel":1}', ...access])).error).toContain('危机题阳性至少为重点关注，不能关闭');
    expect(await json(['settings', 'preview', 'bandSets', '{"GAD-7":"chinese"}', ...access, '--json'])).toMatchObject({ persons: 0, cells: [] });
    expect(await json(['settings', 'reset', 'minimumValidResults', ...access, '--json'])).toMatchObject({ minimumValidResults: { value: 10, version: 2 } });
  });
});

describe('pivot', () => {
  it('runs a question from a file: figures with totals, or a workbook', async () => {
    writeFileSync(join(folder, '查询.json'), JSON.stringify({ source: 'indicators', indicators: ['schoolCount'], rows: ['county'], columns: ['stage'], rowTotals: true, presentation: 'pivot' }));
    const rows = await json<Record<string, unknown>[]>(['pivot', '--spec', '查询.json', '--json', ...access]);
    expect(rows.map((row) => [row['part'], row['countyLabel'], row['stageLabel'], row['value']])).toEqual([
      ['cell', '曹县', '小学', 1],
      ['cell', '曹县', '初中', 1],
      ['cell', '单县', '初中', 1],
      ['rowTotal', '曹县', null, 2],
      ['rowTotal', '单县', null, 1],
    ]);
    const made = await yuxin(['pivot', '--spec', '查询.json', '--out', join(folder, '查询.xlsx'), ...access]);
    expect([made.status, made.error]).toEqual([0, '']);
    expect(read(readFileSync(join(folder, '查询.xlsx'))).SheetNames).toEqual(['查询结果']);
  });

  it('refuses a file that is no question, in words', async () => {
    writeFileSync(join(folder, '坏.json'), '{"source":"indicators","indicators":["无此指标"]}');
    const refused = await yuxin(['pivot', '--spec', '坏.json', ...access]);
    expect([refused.status, refused.error]).toEqual([2, expect.stringContaining('没有名为“无此指标”的指标')]);
  });
});

describe('the log', () => {
  it('is told by name, taken out under a signature, and checked with and without the workspace', async () => {
    await yuxin(['settings', 'set', 'minimumValidResults', '11', ...access, '--operator', '王芳']);
    const entries = await json<{ operator: string; action: string; details: string }[]>(['audit', '--by', '王芳', '--action', '改动设置', '--json', ...access]);
    expect(entries).toMatchObject([{ operator: '王芳', action: '改动设置', details: '隐私保护人数门槛（内部），第 3 版；原为：10 人；现为：11 人' }]);
    const zip = join(folder, '操作记录.zip');
    expect(program(['audit', '--out', zip, '--format', 'csv', ...access], { YUXIN_OPERATOR: '李建国' }).status).toBe(0);
    const alone = program(['verify', zip]);
    expect([alone.status, alone.out]).toEqual([0, expect.stringContaining('李建国')]);
    expect((await yuxin(['verify', zip, ...access])).out).toContain('密钥是这个工作区的。');
    writeFileSync(zip, Buffer.concat([readFileSync(zip).subarray(0, 60), Buffer.from('x'), readFileSync(zip).subarray(61)]));
    expect((await yuxin(['verify', zip])).status).not.toBe(0);
    expect((await yuxin(['audit', '--action', '飞行', ...access])).error).toContain('没有名为“飞行”的操作');
  });
});

describe('verify without a file', () => {
  it('checks the workspace', async () => {
    const { status, out } = program(['verify', ...access]);
    expect([status, out]).toEqual([0, expect.stringContaining('工作区完整')]);
  });
});

describe('passphrase', () => {
  it('is changed, and the old one opens no longer', async () => {
    writeFileSync(join(folder, 'next.txt'), '命令行-新的口令\n');
    expect((await yuxin(['passphrase', ...access, '--new-passphrase-file', join(folder, 'next.txt')])).out).toContain('口令已更换');
    expect((await yuxin(['batches', ...access])).error).toContain('口令不正确');
    writeFileSync(join(folder, 'code.txt'), 'ABCDE\n');
    expect((await yuxin(['passphrase', '--workspace', workspace, '--recovery-code-file', join(folder, 'code.txt'), '--new-passphrase-file', join(folder, 'passphrase.txt')])).error).toContain('恢复码应为 7 组');
  });
});
