import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_INVALID, codingsOf, itemValues, NO_BAND, prepareScorer, riskLevelAt, scoreAnswers, scoreColumns } from '../../../electron/engine/scoring';

import { type KeyedScale, reachableRange, SCALES } from '../../../shared/scales';

const keyedScales = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed');
const scorerOf = (scale: KeyedScale, coding = scale.coding.id) => prepareScorer(scale, scale.id === 'GAD-7' ? { coding, bandSet: 'chinese' } : { coding });

/** Sheets of one scale: mostly answered, some answers missing. */
const sheets = fc.constantFrom(...keyedScales).chain((scale) => {
  const answer = fc.oneof({ weight: 30, arbitrary: fc.integer({ min: scale.coding.minimum, max: scale.coding.maximum }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
  return fc.record({ scale: fc.constant(scale), rows: fc.array(fc.array(answer, { minLength: scale.items, maxLength: scale.items }), { minLength: 1, maxLength: 4 }) });
});

describe('scoring', () => {
  it('gives scores within the range of the key, or none', () => {
    fc.assert(
      fc.property(sheets, ({ scale, rows }) => {
        const result = scoreAnswers(scorerOf(scale), Float64Array.from(rows.flat()));
        for (const { score, values, bands } of result.columns) {
          const [least, most] = reachableRange(score.definition, scale.coding);
          rows.forEach((row, person) => {
            const value = values[person] ?? Number.NaN;
            const missing = score.definition.items.filter((item) => Number.isNaN(row[item - 1])).length;
            if (missing === 0) expect(value >= least - 1e-9 && value <= most + 1e-9).toBe(true);
            else if (missing > scale.missing.replaceUpTo) expect(value).toBeNaN();
            const valid = ((result.marks[person] ?? 0) & ANY_INVALID) === 0;
            if (!valid) expect(bands[person]).toBe(NO_BAND);
            const band = score.table?.bands[bands[person] ?? -1];
            if (band !== undefined && !Number.isNaN(value)) {
              expect(value >= band.from - 1e-9).toBe(true);
              const next = score.table?.bands[(bands[person] ?? 0) + 1];
              expect(next === undefined || value < next.from).toBe(true);
            }
          });
        }
      }),
    );
  });

  it('agrees with a plain sum over the key', () => {
    fc.assert(
      fc.property(sheets, ({ scale, rows }) => {
        const result = scoreAnswers(scorerOf(scale), Float64Array.from(rows.flat()));
        const { minimum, maximum } = scale.coding;
        for (const { score, values } of result.columns) {
          rows.forEach((row, person) => {
            const own = score.definition.items.map((item) => (scale.reverse.includes(item) ? minimum + maximum - (row[item - 1] ?? 0) : (row[item - 1] ?? 0)));
            const sum = own.reduce((total, each) => total + each, 0);
            if (Number.isNaN(sum)) return;
            const { form } = score.definition;
            const expected = form.kind === 'sum' ? sum : form.kind === 'mean' ? sum / own.length : form.kind === 'count' ? own.filter((each) => each >= form.from).length : form.truncated ? Math.trunc(sum * form.factor) : sum * form.factor;
            expect(values[person]).toBeCloseTo(expected, 9);
          });
        }
      }),
    );
  });

  it('is the same by rows, by columns and in every coding', () => {
    fc.assert(
      fc.property(sheets, ({ scale, rows }) => {
        const answers = Float64Array.from(rows.flat());
        const result = scoreAnswers(scorerOf(scale), answers);
        const columns = Array.from({ length: scale.items }, (_, item) => Float64Array.from(rows, (row) => row[item] ?? Number.NaN));
        const others = codingsOf(scale).map((coding) => {
          const recoded = answers.map((answer) => (coding.reversed === true ? coding.maximum - (answer - scale.coding.minimum) : answer - scale.coding.minimum + coding.minimum));
          return scoreAnswers(scorerOf(scale, coding.id), recoded);
        });
        for (const other of [scoreColumns(scorerOf(scale), columns), ...others]) {
          expect(other.columns.map(({ values }) => values)).toEqual(result.columns.map(({ values }) => values));
          expect([other.marks, other.level, other.rules, other.critical, other.severity]).toEqual([result.marks, result.level, result.rules, result.critical, result.severity]);
        }
      }),
    );
  });

  it('turns reverse items back when they are reversed twice', () => {
    fc.assert(
      fc.property(sheets, ({ scale, rows }) => {
        const once = itemValues(scorerOf(scale), Float64Array.from(rows.flat()));
        const asAnswers = Float64Array.from(rows.flatMap((_, person) => once.map((column) => column[person] ?? Number.NaN)));
        const twice = itemValues(scorerOf(scale), asAnswers);
        rows.forEach((row, person) => expect(twice.map((column) => column[person])).toEqual(row));
        if (scale.reverse.length > 0) {
          const item = (scale.reverse[0] ?? 1) - 1;
          const answer = rows[0]?.[item] ?? Number.NaN;
          if (!Number.isNaN(answer)) expect(once[item]?.[0]).toBe(scale.coding.minimum + scale.coding.maximum - answer);
        }
      }),
    );
  });

  it('never screens a straight-lined sheet of a scale with reverse items as positive', () => {
    const reversed = keyedScales.filter(({ reverse }) => reverse.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...reversed), fc.nat(), fc.array(fc.nat(), { maxLength: 2 }), (scale, choice, blanks) => {
        const { minimum, maximum } = scale.coding;
        const row = new Float64Array(scale.items).fill(minimum + (choice % (maximum - minimum + 1)));
        for (const blank of blanks) row[blank % scale.items] = Number.NaN;
        const result = scoreAnswers(scorerOf(scale), row);
        expect((result.marks[0] ?? 0) & ANY_INVALID).not.toBe(0);
        expect(result.columns.every(({ bands }) => bands[0] === NO_BAND)).toBe(true);
        const critical = scale.critical.some((rule) => rule.raises && (row[rule.item - 1] ?? Number.NaN) >= rule.from);
        expect(riskLevelAt(result, 0)).toBe(critical ? '2' : 'X');
      }),
    );
  });

  it('never lowers a level when an answer of a scale without reverse items gets worse', () => {
    const rising = keyedScales.filter(({ reverse, direction, lieScale }) => reverse.length === 0 && direction === 'higherIsWorse' && lieScale === null);
    const cases = fc.constantFrom(...rising).chain((scale) => fc.record({ scale: fc.constant(scale), row: fc.array(fc.integer({ min: scale.coding.minimum, max: scale.coding.maximum }), { minLength: scale.items, maxLength: scale.items }), item: fc.nat({ max: scale.items - 1 }) }));
    fc.assert(
      fc.property(cases, ({ scale, row, item }) => {
        const worse = row.map((answer, index) => (index === item ? scale.coding.maximum : answer));
        const result = scoreAnswers(scorerOf(scale), Float64Array.from([...row, ...worse]));
        fc.pre((((result.marks[0] ?? 0) | (result.marks[1] ?? 0)) & ANY_INVALID) === 0);
        expect((result.level[1] ?? 0) >= (result.level[0] ?? 0)).toBe(true);
      }),
    );
  });
});
