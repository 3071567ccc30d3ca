import { describe, expect, it } from 'vitest';
import { cellOf, FigureIndex, shortfallCell, totalCell } from '../../../electron/engine/report/figures';
import type { ReportCell } from '../../../electron/engine/report/model';
import { figureWidth, numberFormat } from '../../../electron/engine/report/xlsx/figure-format';
import type { ReleasedFigure } from '../../../electron/engine/privacy/released';
import { CITY, COUNTS, releasedFigures } from './city';

const figure = (parts: Partial<ReleasedFigure>): ReleasedFigure => ({ indicator: 'counselorCoverage', group: {}, labels: {}, value: null, numerator: null, denominator: null, suppressed: false, ...parts });
const whole = { kind: 'difference', minuend: 1, subtrahend: 2 } as const;
const number = (value: number): ReportCell => ({ kind: 'figure', value, format: 'integer' });

describe('FigureIndex', () => {
  const index = new FigureIndex(...releasedFigures(CITY));

  it('tells the city from a county and a level from another', () => {
    expect(index.find('counselorCoverage', {})?.denominator).toBe(3027);
    expect(index.find('counselorCoverage', { county: '371721' })?.denominator).toBe(COUNTS['371721']?.schools);
    expect(index.find('riskDistribution', { riskLevel: '3', county: '371721' })?.numerator).toBe(1310);
    expect(index.find('riskDistribution', { county: '371721' })).toBeUndefined();
  });

  it('lists the counties that have figures', () => {
    expect([...index.valuesOf('county')].sort()).toEqual(Object.keys(COUNTS).sort());
  });
});

describe('cellOf', () => {
  it('keeps suppressed, missing and zero apart', () => {
    expect(cellOf(figure({ suppressed: true }), 'value', 'integer')).toEqual({ kind: 'suppressed' });
    expect(cellOf(figure({}), 'value', 'integer')).toEqual({ kind: 'missing' });
    expect(cellOf(undefined, 'value', 'integer')).toEqual({ kind: 'missing' });
    expect(cellOf(figure({ value: 0 }), 'value', 'integer')).toEqual(number(0));
  });
});

describe('shortfallCell', () => {
  const schools = (numerator: number, denominator: number) => figure({ numerator, denominator });

  it('counts what is missing to the whole, with a live difference', () => {
    expect(shortfallCell(schools(468, 521), 1, whole)).toEqual({ ...number(53), formula: whole });
    expect(shortfallCell(schools(521, 521), 1, whole)).toEqual({ ...number(0), formula: whole });
  });

  it('counts whole schools to a share, and none beyond it', () => {
    expect(shortfallCell(schools(18, 20), 0.95, whole)).toEqual(number(1));
    expect(shortfallCell(schools(19, 20), 0.95, whole)).toEqual(number(0));
    expect(shortfallCell(schools(100, 101), 0.95, whole)).toEqual(number(0));
    // 0.55 × 100 is 55.00000000000001 in binary; 55 schools are enough.
    expect(shortfallCell(schools(55, 100), 0.55, whole)).toEqual(number(0));
    expect(shortfallCell(schools(90, 101), 0.95, whole)).toEqual(number(6));
  });

  it('passes the other states on', () => {
    expect(shortfallCell(figure({ suppressed: true }), 1, whole)).toEqual({ kind: 'suppressed' });
    expect(shortfallCell(figure({ denominator: 5 }), 1, whole)).toEqual({ kind: 'missing' });
    expect(shortfallCell(undefined, 1, whole)).toEqual({ kind: 'missing' });
  });
});

describe('totalCell', () => {
  it('is a live sum only where the rows shown add up to it', () => {
    expect(totalCell(number(5), [number(2), { kind: 'missing' }, number(3)])).toEqual({ cell: { ...number(5), formula: { kind: 'sumOfBody' } }, basis: 'sum' });
    expect(totalCell(number(4), [number(2), number(3)])).toEqual({ cell: number(4), basis: 'countedApart' });
  });

  it('is a value as soon as a row is hidden, even where the sum would be right by chance', () => {
    expect(totalCell(number(5), [number(2), number(3), { kind: 'suppressed' }])).toEqual({ cell: number(5), basis: 'hiddenRow' });
  });
});

describe('how figures are shown', () => {
  it('never rounds a share short of the whole up to it', () => {
    expect(numberFormat(0.9996, 'percent')).toBe('0.00%');
    expect(numberFormat(1, 'percent')).toBe('0.00%');
    expect(numberFormat(0.99999, 'percent')).toBe('[<1]"99.99%";0.00%');
  });

  it('knows how wide a figure is', () => {
    expect(figureWidth(1_179_967, 'integer')).toBe('1,179,967'.length);
    expect(figureWidth(1, 'percent')).toBe('100.00%'.length);
    expect(figureWidth(12_345.67, 'decimal')).toBe('12,345.7'.length);
  });
});
