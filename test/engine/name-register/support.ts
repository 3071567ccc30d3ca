/** A county with two schools that have keys of their own, and one that has none. */
import { newKeyPair, identitiesOf } from '../../../electron/engine/name-register/identity';
import type { TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

export const FIRST = '3137000001';
export const SECOND = '3137000002';
export const YEAR = '2025-2026';

export interface School {
  readonly identity: string;
  readonly recipient: string;
  readonly file: string;
}

export async function newSchool(): Promise<School> {
  const { recipient, file } = await newKeyPair('2026-03-01 09:30:00');
  return { recipient, file, identity: identitiesOf(file)[0] ?? '' };
}

export async function withDirectory(desk: TestDesk): Promise<void> {
  await desk.import(
    desk.write(
      '名录.csv',
      csv([
        ['2025—2026学年学校名录'],
        ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
        ['曹县', '曹县第一中学', FIRST, '初中', 1200],
        ['曹县', '曹县第二中学', SECOND, '初中', 800],
        ['曹县', '实验中学', '3137000003', '初中', 800],
        ['单县', '实验中学', '3137000004', '初中', 800],
      ]),
    ),
  );
}

/** Names that occur nowhere else: to be looked for byte by byte. */
export const NAMES = ['欧阳甲子', '司徒乙丑', '上官丙寅', '夏侯丁卯'] as const;

export function results(rows: readonly (readonly [school: string, name: string, number: string, level: string])[], startYear = 2025): string {
  return csv([
    [`${startYear}-${startYear + 1}学年心理测评结果`],
    ['学校名称', '姓名', '学号', '性别', '年级', '班级', '测评时间', '总分', '量表', '预警等级'],
    ...rows.map(([school, name, number, level]) => [school, name, number, '女', '七年级', '3班', `${startYear}-10-16`, 40, 'MHT', level]),
  ]);
}

export const PUPILS = [
  ['曹县第一中学', NAMES[0], 'S20250001', '二级'],
  ['曹县第一中学', NAMES[1], 'S20250002', '正常'],
  ['曹县第二中学', NAMES[2], 'S20250003', '一级'],
  ['曹县实验中学', NAMES[3], 'S20250004', '正常'],
] as const;
