/** A small city in two school years, as rows; the tests write it into files and count it again without the program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

export const THEN = '2024-2025';
export const NOW = '2025-2026';
export type Year = typeof THEN | typeof NOW;

export interface WorldSchool {
  readonly county: string;
  readonly countyLabel: string;
  readonly name: string;
  readonly code: string;
  readonly students: number;
  /** Names of its counselors. */
  readonly counselors: readonly string[];
  /** Pupils by level 0–3; X and N are left out. */
  readonly levels: readonly [number, number, number, number];
}

const plain = (county: string, countyLabel: string, index: number, staffed: boolean): WorldSchool => ({
  county,
  countyLabel,
  name: `${countyLabel}第${index}小学`,
  code: `2137${county.slice(4)}${String(index).padStart(4, '0')}`,
  students: 300 + index,
  counselors: staffed ? [`教师${countyLabel}${index}`] : [],
  levels: [0, 0, 0, 0],
});
const county = (code: string, label: string, schools: number, staffed: number): WorldSchool[] => Array.from({ length: schools }, (_, index) => plain(code, label, index + 1, index < staffed));
const special = (name: string, code: string, students: number, counselors: readonly string[], levels: WorldSchool['levels'], place: readonly [string, string] = ['371721', '曹县']): WorldSchool => ({ county: place[0], countyLabel: place[1], name, code, students, counselors, levels });

/** 曹县 gains beyond chance, 单县 within it; 成武县 has too few schools for a test; 巨野县 sent no roster the year before. */
export const WORLD: Readonly<Record<Year, readonly WorldSchool[]>> = {
  [THEN]: [
    ...county('371721', '曹县', 60, 24),
    ...county('371722', '单县', 40, 30),
    ...county('371723', '成武县', 6, 3),
    ...county('371724', '巨野县', 8, 0),
    // Merged, both large enough, with one teacher at both.
    special('曹县苏集镇小学', '2137000020', 400, ['两校教师', '甲老师'], [30, 6, 3, 1]),
    special('曹县苏集镇东小学', '2137000021', 100, ['两校教师'], [16, 2, 1, 1]),
    // Merged, one of them with too few results to be shown.
    special('曹县古营集镇小学', '2137000030', 200, [], [40, 5, 4, 1]),
    special('曹县古营集镇西小学', '2137000031', 30, [], [4, 1, 1, 0]),
    // Renamed, without a code.
    special('曹县韩集镇第一小学', '', 500, [], [60, 20, 15, 5]),
    // Handed over to another county.
    special('单县终兴镇小学', '2137000040', 350, ['终兴老师'], [50, 5, 5, 0], ['371722', '单县']),
  ],
  [NOW]: [
    ...county('371721', '曹县', 60, 54),
    ...county('371722', '单县', 40, 31),
    ...county('371723', '成武县', 6, 6),
    ...county('371724', '巨野县', 8, 8),
    special('曹县苏集镇小学', '2137000020', 490, ['两校教师', '甲老师', '乙老师'], [40, 8, 5, 2]),
    special('曹县古营集镇小学', '2137000030', 225, [], [44, 6, 4, 1]),
    special('曹县韩集镇中心小学', '', 520, ['韩集老师'], [90, 5, 4, 1]),
    special('单县终兴镇小学', '2137000040', 340, ['终兴老师'], [50, 6, 4, 0]),
    special('曹县新城小学', '2137000050', 240, [], [20, 1, 0, 0]),
  ],
};

const CHANGES: readonly (readonly Cell[])[] = [
  ['县区', '原名称', '原标识码', '现名称', '现标识码', '变更类型', '生效日期', '划入县区', '文号'],
  ['曹县', '曹县苏集镇东小学', '2137000021', '曹县苏集镇小学', '2137000020', '合并', '2025-08-01', '', ''],
  ['曹县', '曹县古营集镇西小学', '2137000031', '曹县古营集镇小学', '2137000030', '合并', '2025-08-01', '', ''],
  ['曹县', '曹县韩集镇第一小学', '', '曹县韩集镇中心小学', '', '更名', '2025-07-01', '', ''],
  ['单县', '单县终兴镇小学', '2137000040', '', '', '划转', '2025-08-01', '曹县', ''],
  ['曹县', '', '', '曹县新城小学', '2137000050', '新建', '2025-08-15', '', ''],
];

/** 单县终兴镇小学 counts under 曹县 from 2025-2026 on. */
export function countyOf(year: Year, school: WorldSchool): string {
  return year === NOW && school.code === '2137000040' ? '371721' : school.county;
}

const LEVELS = ['正常', '三级', '二级', '一级'] as const;

function results(schools: readonly WorldSchool[]): Cell[][] {
  let number = 0;
  return schools.flatMap((school) =>
    school.levels.flatMap((count, level) => Array.from({ length: count }, (): Cell[] => [school.countyLabel, school.name, school.code, String(20_000 + (number += 1)), '五年级', LEVELS[level] ?? ''])),
  );
}

/** The city imported once for all tests of a file. @returns the desk, from the first test on. */
export function twoYears(): () => TestDesk {
  return deskWith(async (desk) => {
    for (const year of [THEN, NOW] as const) await importYear(desk, year);
    const changes = await desk.import(desk.write('学校变更表.csv', csv(CHANGES)));
    if (changes.totals.rowsLoaded !== CHANGES.length - 1) throw new Error('changes of schools were not taken');
  });
}

/** A desk for all tests of a file. @returns it, from the first test on. */
export function deskWith(load: (desk: TestDesk) => Promise<void>): () => TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-compare-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  let desk: TestDesk | undefined;
  beforeAll(async () => {
    const { path } = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
    desk = new TestDesk(engine, folder, path ?? '');
    await load(desk);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (desk === undefined) throw new Error('asked before the city was imported');
    return desk;
  };
}

async function importYear(desk: TestDesk, year: Year): Promise<void> {
  const schools = WORLD[year];
  const write = (name: string, header: readonly string[], body: readonly (readonly Cell[])[]): string => desk.write(`${year}学年${name}.csv`, csv([header, ...body]));
  const report = await desk.import(
    write('学校名录', ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], schools.map((school) => [school.countyLabel, school.name, school.code, '小学', school.students])),
    write(
      '心理健康教师台账',
      ['县区', '学校名称', '学校标识码', '姓名', '身份证号', '专职/兼职'],
      schools.flatMap((school) => school.counselors.map((name): Cell[] => [school.countyLabel, school.name, school.code, name, name === '两校教师' ? '11010519491231002X' : '', '兼职'])),
    ),
    write('心理测评结果', ['县区', '学校名称', '学校标识码', '学号', '年级', '风险等级'], results(schools)),
  );
  if (report.totals.failed > 0 || report.totals.rowsRejected > 0) throw new Error(JSON.stringify(report.files.map(({ message, rowsRejected }) => [message, rowsRejected])));
}
