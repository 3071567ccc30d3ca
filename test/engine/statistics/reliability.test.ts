/** α, ω and item statistics: by hand, against figures of other software, and by their properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemValues, prepareScorer } from '../../../electron/engine/scoring';
import { analyseItems, cronbachAlpha, mcdonaldOmega } from '../../../electron/engine/statistics';
import { keyed, oracleAnswers, oracleRows, oraclesPresent } from '../scoring/support';

const columns = (...rows: readonly (readonly number[])[]): Float64Array[] => (rows[0] ?? []).map((_, item) => Float64Array.from(rows, (row) => row[item] ?? Number.NaN));

function numbers(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

function students(id: string, prefix: string): readonly Float64Array[] {
  const scale = keyed(id);
  const scorer = prepareScorer(scale, id === 'GAD-7' ? { coding: '0-3', bandSet: 'international' } : { coding: scale.coding.id });
  return itemValues(scorer, oracleAnswers(oracleRows('data/ukm__Psychological_aspects.csv'), numbers(scale.items, prefix)));
}

describe('α', () => {
  // Items 1,2,3,4 and 2,2,4,4: variances 5/3 and 4/3, sum 3,4,7,8 with variance 17/3.
  const pair = columns([1, 2], [2, 2], [3, 4], [4, 4]);

  it('is 2 · (1 − 3 / (17/3)) by hand', () => {
    expect(cronbachAlpha(pair).alpha).toBeCloseTo(2 * (1 - 3 / (17 / 3)), 12);
  });

  it('leaves out persons with a missing answer and says how many', () => {
    const withGaps = columns([1, 2], [Number.NaN, 1], [2, 2], [3, 4], [4, 4], [1, Number.NaN]);
    expect(cronbachAlpha(withGaps)).toEqual({ ...cronbachAlpha(pair), excluded: 2 });
  });

  it('is none without variation, persons or a second item', () => {
    expect(cronbachAlpha(columns([1, 1], [1, 1])).alpha).toBeNull();
    expect(cronbachAlpha(columns([1, 2])).alpha).toBeNull();
    expect(cronbachAlpha(columns([1], [2], [3])).alpha).toBeNull();
    expect(cronbachAlpha([]).alpha).toBeNull();
  });

  it('is 1 for items that agree entirely', () => {
    expect(cronbachAlpha(columns([1, 1, 1], [3, 3, 3], [2, 2, 2])).alpha).toBeCloseTo(1, 12);
  });

  it('is 1 for the same item twice, negative for items against each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 30 }), (answers) => {
        fc.pre(new Set(answers).size > 1);
        const item = Float64Array.from(answers);
        expect(cronbachAlpha([item, item]).alpha).toBeCloseTo(1, 9);
        expect(cronbachAlpha([item, item, item.map((value) => 4 - value)]).alpha ?? 0).toBeLessThan(0);
      }),
    );
  });
});

describe('item statistics', () => {
  it('agree with α worked out anew without the item', () => {
    const items = columns([0, 1, 2], [1, 1, 3], [2, 3, 3], [3, 2, 3], [0, 0, 1], [3, 3, 2]);
    const analysis = analyseItems(items, [0, 3]);
    analysis.items.forEach((item, index) => {
      expect(item.alphaIfDeleted).toBeCloseTo(cronbachAlpha(items.filter((_, other) => other !== index)).alpha ?? Number.NaN, 12);
    });
    expect(analysis.items[0]?.floor).toBeCloseTo(2 / 6, 12);
    expect(analysis.items[0]?.ceiling).toBeCloseTo(2 / 6, 12);
    expect(analysis.items[0]?.mean).toBe(1.5);
  });

  it('show an item that is keyed the wrong way round', () => {
    const analysis = analyseItems(columns([0, 0, 1, 3], [1, 1, 1, 2], [2, 2, 3, 1], [3, 3, 3, 0]), [0, 3]);
    expect(analysis.items[3]?.itemTotalCorrelation ?? 0).toBeLessThan(-0.9);
  });

  it('have no correlation with other items that add up to a constant', () => {
    expect(analyseItems(columns([0, 3, 1], [1, 2, 3], [3, 0, 2]), [0, 3]).items[2]?.itemTotalCorrelation).toBeNull();
  });
});

/** Columns of ±1 that are uncorrelated with each other over every eight persons. */
function hadamard(row: number, person: number): number {
  return [...(row & person).toString(2)].filter((bit) => bit === '1').length % 2 === 0 ? 1 : -1;
}

describe('ω', () => {
  it('says when a loading had to be held below 1', () => {
    // Correlations .8, .8 and .5: the first loading would be √1.28.
    const rows = [[1, 0, 0], [0.8, 0.6, 0], [0.8, -0.14 / 0.6, Math.sqrt(0.36 - (0.14 / 0.6) ** 2)]];
    const items = rows.map((weights) => Float64Array.from({ length: 8 }, (_, person) => weights.reduce((sum, weight, index) => sum + weight * hadamard(2 ** index, person), 0)));
    const result = mcdonaldOmega(items);
    expect(result.heywood).toBe(true);
    expect(result.loadings[0]).toBeCloseTo(Math.sqrt(0.995), 9);
  });

  it('finds the loadings of a perfect one-factor table', () => {
    // Correlations are products of the loadings .9, .8, .7, .6 exactly: orthogonal columns built from a Hadamard matrix.
    const loadings = [0.9, 0.8, 0.7, 0.6];
    const items = loadings.map((loading, item) => Float64Array.from({ length: 4800 }, (_, person) => loading * hadamard(1, person) + Math.sqrt(1 - loading ** 2) * hadamard([2, 4, 3, 5][item] ?? 0, person)));
    const result = mcdonaldOmega(items);
    result.loadings.forEach((loading, index) => expect(loading).toBeCloseTo(loadings[index] ?? 0, 9));
    const expected = 3 ** 2 / (3 ** 2 + 4 - 0.81 - 0.64 - 0.49 - 0.36);
    expect(result.omegaTotal).toBeCloseTo(expected, 9);
    expect(result.omegaModel).toBeCloseTo(expected, 9);
  });

  it('is none, with a reason, where a factor cannot be found', () => {
    expect(mcdonaldOmega(columns([1, 2], [2, 1], [3, 3])).reason).toBe('少于 3 题，单因子模型无法确定。');
    expect(mcdonaldOmega(columns([1, 2, 3], [2, 1, 3], [3, 3, 1])).reason).toContain('人数不多于题数');
    expect(mcdonaldOmega(columns([1, 2, 3], [2, 1, 3], [3, 3, 3], [1, 1, 3], [2, 2, 3])).reason).toContain('所有人作答相同');
  });
});

describe.skipIf(!oraclesPresent)('references', () => {
  it.each([['PHQ-9', 'D', 0.90505595], ['GAD-7', 'A', 0.94388927], ['PSS-10', 'S', 0.83394646]])('α of %s', (id, prefix, alpha) => {
    expect(cronbachAlpha(students(id, prefix)).alpha).toBeCloseTo(alpha, 7);
  });

  // psych 2.2.9: fa(fm = "minres") and omega(nfactors = 1).
  it.each([
    ['PHQ-9', 'D', 0.9067627941, 0.90675711, [0.7449153942, 0.7533666522, 0.6416937735, 0.7251833409, 0.6186639208, 0.8229113154, 0.6870771175, 0.7456211206, 0.7354260184]],
    ['GAD-7', 'A', 0.9451919063, 0.9451888679, [0.8591154395, 0.9004863187, 0.8671167739, 0.8835618203, 0.8587346703, 0.78866092, 0.7374239858]],
    ['PSS-10', 'S', 0.8490449024, 0.8340231855, [0.8115586891, 0.8132427996, 0.8299826604, 0.3086789151, 0.1952998511, 0.7049729767, 0.169150063, 0.1976960136, 0.7175714787, 0.8032195734]],
  ])('ω and loadings of %s', (id, prefix, total, model, loadings) => {
    const result = mcdonaldOmega(students(id, prefix));
    expect(result.omegaTotal).toBeCloseTo(total, 6);
    expect(result.omegaModel).toBeCloseTo(model, 6);
    result.loadings.forEach((loading, index) => expect(loading).toBeCloseTo(loadings[index] ?? 0, 5));
    expect(result.heywood).toBe(false);
  });

  it('items of the PHQ-9', () => {
    const { items } = analyseItems(students('PHQ-9', 'D'), [0, 3]);
    const correlations = [0.7018278417, 0.7103266251, 0.6102918983, 0.6872294512, 0.5899464384, 0.7742943089, 0.6501765866, 0.7053640507, 0.6959003822];
    const without = [0.892807479, 0.8920529676, 0.8999987138, 0.8939150549, 0.9011567788, 0.8870039774, 0.8965667997, 0.8924981958, 0.8935248709];
    items.forEach((item, index) => {
      expect(item.itemTotalCorrelation).toBeCloseTo(correlations[index] ?? 0, 8);
      expect(item.alphaIfDeleted).toBeCloseTo(without[index] ?? 0, 8);
    });
    expect(items[0]?.mean).toBeCloseTo(1.0807174888, 9);
    expect(items[0]?.standardDeviation).toBeCloseTo(0.8764873721, 9);
  });
});
