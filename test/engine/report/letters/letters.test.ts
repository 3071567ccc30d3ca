import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../electron/engine/engine';
import { protectHere } from '../../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../../electron/engine/hotline';
import { inlinePool } from '../../../../electron/engine/ingest/workers/inline-pool';
import { indicatorsOf, letterKind } from '../../../../electron/engine/report/letters';
import { amount, distance } from '../../../../electron/engine/report/words/amounts';
import type { EngineApi, RequestOf } from '../../../../shared/contract';
import { formatFigure } from '../../../../shared/format';
import { findIndicator } from '../../../../shared/indicators';
import { LETTER_KIND_IDS, type LetterKindId } from '../../../../shared/letters';
import { COUNTIES } from '../../../../shared/regions';
import { errorOf, PASSPHRASE, valueOf } from '../../support/engine';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-letters-'));
const engine: EngineApi = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });

function filesOf(path: string): string[] {
  return readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesOf(join(path, name)) : [join(path, name)]));
}

beforeAll(async () => {
  valueOf(await engine.call('workspace.create', { path: join(folder, '测试.yuxin'), passphrase: PASSPHRASE }));
  valueOf(await engine.call('sample.write', { folder: join(folder, 'sample'), schools: 40, students: 2000, schoolYear: '2025-2026', withPreviousYear: true }));
  valueOf(await engine.call('import.run', { sources: filesOf(join(folder, 'sample')).map((path) => ({ kind: 'path' as const, path })) }));
}, 180_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Written {
  /** Paragraphs of text and tables, one a line. */
  readonly text: string;
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly bytes: Uint8Array;
}

async function letter(kind: LetterKindId, changes: RequestOf<'report.letter'>['parameters'] = {}): Promise<Written> {
  const { bytes } = valueOf(await engine.call('report.letter', { kind, parameters: { schoolYear: '2025-2026', issuedOn: '2026-07-15', ...changes } }));
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const textOf = (part: string): string => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
  const rows = (table: string): string[][] => [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)));
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => rows(table));
  const text = [...xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph)).join('\n');
  return { text, tables, bytes };
}

type Row = Readonly<Record<string, unknown>>;

async function figures(kind: LetterKindId): Promise<{ readonly city: readonly Row[]; readonly counties: readonly Row[] }> {
  const indicators = [...indicatorsOf(letterKind(kind))];
  const ask = async (ids: string[], by: 'county'[]): Promise<Row[]> => {
    const { rows } = valueOf(await engine.call('indicator.query', { indicators: ids, by, schoolYear: '2025-2026', asOf: '2026-07-15', compareWith: 'previous' }));
    return tableFromIPC(rows).toArray().map((row: { toJSON(): Row }) => row.toJSON());
  };
  return { city: await ask(indicators, []), counties: await ask(indicators.filter((id) => findIndicator(id)?.dimensions.includes('county') === true), ['county']) };
}

/** Numbers of rules, in names of indicators and in what is asked for: 24小时有人接听, 不足2小时. */
const OF_RULES = new Set(['1人', '1次', '15分钟', '2小时', '24小时']);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

describe.each(LETTER_KIND_IDS)('%s', (kind) => {
  it('tells in its text only numbers that the indicators give', async () => {
    const { text } = await letter(kind);
    const { city, counties } = await figures(kind);
    const allowed = new Set<string>();
    for (const row of [...city, ...counties]) {
      const definition = findIndicator(String(row['indicator']));
      if (definition === undefined) continue;
      const value = number(row['value']);
      if (value !== null) allowed.add(amount(value, definition.unit));
      for (const difference of [number(row['change']), number(row['toTarget'])]) if (difference !== null) allowed.add(distance(difference, definition.unit));
      for (const count of [number(row['numerator']), number(row['denominator']), number(row['schoolsToTarget'])]) {
        if (count !== null) for (const unit of ['所', '人']) allowed.add(`${count}${unit}`);
      }
      const [numerator, denominator] = [number(row['numerator']), number(row['denominator'])];
      if (numerator !== null && denominator !== null) allowed.add(`${denominator - numerator}所`);
    }
    const targets = [...indicatorsOf(letterKind(kind))].flatMap((id) => findIndicator(id)?.targets ?? []).map(({ label }) => label.split(' ').slice(1).join(' '));
    const body = targets.reduce((rest, target) => rest.replaceAll(`（${target}）`, '').replaceAll(target, ''), text.slice(0, text.indexOf('特此')));
    const told = [...body.matchAll(/\d[\d.]*(?:个百分点|∶1|%|人次|所|人|次|小时|分钟)/g)].map(([token]) => token).filter((token) => !OF_RULES.has(token));
    expect(told.length).toBeGreaterThan(10);
    for (const token of told) expect(allowed, `${token} in ${body}`).toContain(token);
  });

  it('shows in its tables the figures of the counties', async () => {
    const { tables } = await letter(kind);
    const { city, counties } = await figures(kind);
    const shown = new Set([...city, ...counties].flatMap((row) => {
      const unit = findIndicator(String(row['indicator']))?.unit ?? 'person';
      const whole = (value: unknown): string[] => (number(value) === null ? [] : [formatFigure({ value: number(value), suppressed: false }, 'person')]);
      return [formatFigure({ value: number(row['value']), suppressed: row['suppressed'] === true }, unit), ...whole(row['numerator']), ...whole(row['denominator']), ...whole(row['schoolsToTarget'])];
    }));
    const labels = new Set<string>(['全市合计', '有效结果', ...COUNTIES.map(({ label }) => label)]);
    const body = tables.flatMap((table) => table.filter(([first = '']) => labels.has(first)));
    expect(body.length).toBeGreaterThan(5);
    for (const row of body) for (const cell of row.slice(1)) if (cell !== '—') expect(shown, row.join()).toContain(cell);
  });

  it('has the skeleton of a circular, with attachments as they are listed', async () => {
    const { text, tables } = await letter(kind, { letter: { redHead: '菏泽市教育局文件', number: '菏教字〔2026〕12号', copiesTo: ['省教育厅'], dueBy: '2026-10-31' } });
    const chapters = [...text.matchAll(/^([一二三四])、(.+)$/gm)].map(([, mark, heading]) => `${mark}${heading}`);
    expect(chapters[0]).toBe('一基本情况');
    expect(chapters.at(-1)).toMatch(/下一步(要求|打算)$/);
    expect(chapters.map((chapter) => chapter[0]).join('')).toBe('一二三四'.slice(0, chapters.length));
    expect(text).toContain('2026年10月31日');
    const listed = [...text.matchAll(/^(?:附件：)?\d\. (.+)$/gm)].map(([, name]) => name);
    expect(listed).toHaveLength(tables.length);
    for (const [index, name] of listed.entries()) expect(text.replaceAll('\n', '')).toContain(`附件${index + 1}${name}`);
    expect(text).toMatch(/菏泽市教育局\n2026年7月15日/);
  });

  it('is the same bytes every time', async () => {
    expect(Buffer.compare((await letter(kind)).bytes, (await letter(kind)).bytes)).toBe(0);
  });
});

describe('an assessment circular', () => {
  it('names no county beside what was found, no school and nobody', async () => {
    const { text, tables } = await letter('assessment');
    const results = /（二）测评结果情况\n(.*)\n/.exec(text)?.[1] ?? '';
    expect(results).toContain('不用于对县区和学校排名');
    for (const { label } of COUNTIES) expect(results).not.toContain(label);
    expect(tables.flat(2).join()).not.toMatch(/危机.*牡丹区|小学|中学/);
    expect(text).not.toMatch(/第一中学|实验小学/);
  });
});

describe('what is not there', () => {
  it('is said to be missing, never made up', async () => {
    const { text } = await letter('annualWork', { schoolYear: '2024-2025' });
    expect(text).toContain('本学年没有收到培训记录，此项未作统计。');
    expect(text).toContain('上一学年没有可比的数据，不作年度比较。');
    expect(text).not.toMatch(/较上学年|NaN|undefined|null/);
  });

  it('is asked for in the office’s own words where it gives them', async () => {
    const { text } = await letter('staffing', { letter: { measures: ['召开了全市工作推进会。'], requests: ['加强督导。各县区要每月调度一次。'] } });
    expect(text).toContain('召开了全市工作推进会。');
    expect(text).toMatch(/（[一二三四五六]）加强督导。各县区要每月调度一次。/);
  });

  it('refuses a year that is not earlier', async () => {
    expect(errorOf(await engine.call('report.letter', { kind: 'staffing', parameters: { schoolYear: '2025-2026', letter: { compareWith: '2025-2026' } } })).message).toContain('早于');
  });
});
