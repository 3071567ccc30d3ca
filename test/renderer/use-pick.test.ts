import { describe, expect, it } from 'vitest';
import { changeFilter, readFilter, withoutOwn, writeFilter } from '../../renderer/address';
import { cutOf, isCut } from '../../renderer/components/cut-choice';
import { cellChange, chosenOf, pickChange, picked } from '../../renderer/use-pick';

const at = (address: string) => readFilter(new URLSearchParams(address));
const after = (address: string, ...[dimension, key, more = false]: [Parameters<typeof pickChange>[1], string, boolean?]): string => writeFilter(changeFilter(at(address), pickChange(at(address), dimension, key, more))).toString();

describe('choosing marks', () => {
  it('chooses one alone, takes the same back, and joins or leaves with Ctrl', () => {
    expect(picked([], 'a', false)).toEqual(['a']);
    expect(picked(['a'], 'a', false)).toEqual([]);
    expect(picked(['a', 'b'], 'a', false)).toEqual(['a']);
    expect(picked(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(picked(['a', 'b'], 'a', true)).toEqual(['b']);
    expect(picked(['a'], 'a', true)).toEqual([]);
  });

  it('keeps the page cut by counties, unless it was in one already or is cut by something else', () => {
    expect(after('', 'county', '371721')).toBe('cut=county&county=371721');
    expect(after('cut=county&county=371721', 'county', '371721')).toBe('');
    expect(after('cut=county&county=371721', 'county', '371722')).toBe('cut=county&county=371722');
    // From a map, while the page shows the schools of a county.
    expect(after('county=371721', 'county', '371722')).toBe('county=371722');
    expect(after('cut=urbanRural', 'county', '371722')).toBe('cut=urbanRural&county=371722');
    expect(after('county=371721', 'school', 's1')).toBe('cut=school&county=371721&school=s1');
    expect(after('county=371721', 'stage', 'senior')).toBe('county=371721&stage=senior');
    // What is no filter of pages changes nothing.
    expect(after('county=371721', 'riskLevel', '3')).toBe('county=371721');
  });

  it('lets go of a cut with the last of what was chosen of it', () => {
    expect(writeFilter(changeFilter(at('cut=county&county=371721'), { county: [] })).toString()).toBe('');
    expect(writeFilter(changeFilter(at('cut=stage&county=371721'), { county: [] })).toString()).toBe('cut=stage');
  });

  it('cuts by what was chosen only where that is chosen among others', () => {
    expect([cutOf(at('cut=county&county=371721')), cutOf(at('county=371721')), cutOf(at('county=371721'), 'stage')]).toEqual(['county', 'school', 'stage']);
    // The overview knows no schools.
    expect(cutOf(at('cut=school&county=371721&school=s1'), 'stage')).toBe('stage');
    expect([isCut(at('county=371721&school=s1')), isCut(at('cut=school&county=371721&school=s1')), isCut(at(''))]).toEqual([false, true, true]);
  });

  it('asks for the groups of a chart without its own filter, and tells those that count', () => {
    expect(writeFilter(withoutOwn(at('county=371721&stage=senior'), 'stage')).toString()).toBe('county=371721');
    const groups = [{ key: 'a' }, { key: 'b' }];
    expect(chosenOf(groups, { chosen: [] })).toEqual(groups);
    expect(chosenOf(groups, { chosen: ['b'] })).toEqual([{ key: 'b' }]);
  });
});

describe('choosing a cell of two dimensions', () => {
  const cell = (address: string, county: string, grade: string, more = false): string => writeFilter(changeFilter(at(address), cellChange(at(address), ['county', county], ['grade', grade], more))).toString();

  it('filters by both, moves with the next cell, and goes with a second click', () => {
    expect(cell('', '371721', '7')).toBe('cut=county&county=371721&grade=7');
    expect(cell('cut=county&county=371721&grade=7', '371722', '8')).toBe('cut=county&county=371722&grade=8');
    expect(cell('cut=county&county=371722&grade=8', '371722', '8')).toBe('');
  });

  it('is chosen alone where more was chosen with it, and joins or leaves with Ctrl', () => {
    expect(cell('cut=county&county=371721&county=371722&grade=7', '371722', '7')).toBe('cut=county&county=371722&grade=7');
    expect(cell('cut=county&county=371721&grade=7', '371722', '8', true)).toBe('cut=county&county=371721&county=371722&grade=7&grade=8');
    expect(cell('cut=county&county=371721&county=371722&grade=7&grade=8', '371722', '8', true)).toBe('cut=county&county=371721&grade=7');
  });
});
