/** What titles, sheet names and files say of the school a table belongs to. */
import { describe, expect, it } from 'vitest';
import { readHeading } from '../../../electron/engine/ingest/recognise/heading';

const unitOf = (title: string): string | null => readHeading([{ rowNumber: 1, texts: [title] }], { sheet: 'Sheet1', filePath: '表.xlsx' }).unit;

describe('the school named by a title', () => {
  it.each([
    ['曹县第一中学心理测评结果', '曹县第一中学'],
    ['曹县第一中学教师台账', '曹县第一中学'],
    ['单县实验小学2025—2026学年心理健康测评结果', '单县实验小学'],
    ['郓城县21中七年级测评', '郓城县21中'],
    ['填报单位（盖章）：鄄城县箕山镇中心小学　填报时间：2025年10月', '鄄城县箕山镇中心小学'],
  ])('%s: %s', (title, unit) => {
    expect(unitOf(title)).toBe(unit);
  });

  it.each(['曹县中学心理健康教师台账', '鲁西新区小学心理教师名单', '菏泽市小学教师信息采集表', '开发区中学心理健康教师', '全国普通高等学校名单', '曹县中小学校基本情况统计表', '各中学心理测评结果', '全县小学测评结果'])('%s names none', (title) => {
    expect(unitOf(title)).toBeNull();
  });
});

it('takes the title below 附件2', () => {
  const rows = ['附件2：', '曹县心理健康教师台账（2025—2026学年）'].map((text, index) => ({ rowNumber: index + 1, texts: [text] }));
  expect(readHeading(rows, { sheet: 'Sheet1', filePath: '表.xlsx' })).toMatchObject({ title: '曹县心理健康教师台账（2025—2026学年）', schoolYear: '2025-2026', county: '371721' });
});
