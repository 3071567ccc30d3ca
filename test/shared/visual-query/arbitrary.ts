/** Any question that can be asked, for tests of everything that takes one. */
import * as fc from 'fast-check';
import { AREA_BASIS_IDS } from '../../../shared/area-basis';
import { DIMENSION_IDS, INDICATORS } from '../../../shared/indicators';
import { type Scope, SCOPE_SWITCH_IDS, scopeSwitch } from '../../../shared/scope';
import { DATE_PARTS, FIELD_AGGREGATES, type FieldCondition, type FieldGroup, type FieldMeasure, groupKey, type FieldVisualQuery, type IndicatorVisualQuery, MOST_ROWS, PRESENTATIONS, type VisualDimension, type VisualQuery } from '../../../shared/visual-query';

const looks = { title: fc.string({ maxLength: 100 }), presentation: fc.constantFrom(...PRESENTATIONS), rowTotals: fc.boolean(), columnTotals: fc.boolean() };
const schoolYear = fc.integer({ min: 2000, max: 2098 }).map((year) => `${year}-${year + 1}`);
const scope = fc.record(Object.fromEntries(SCOPE_SWITCH_IDS.map((id) => [id, fc.constantFrom(...scopeSwitch(id).choices.map((choice) => choice.id))]))) as unknown as fc.Arbitrary<Scope>;
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

/** Up to four rows and two columns of different things. */
function shelves<T>(items: fc.Arbitrary<T>, key: (item: T) => string): fc.Arbitrary<{ rows: T[]; columns: T[] }> {
  return fc.tuple(fc.uniqueArray(items, { maxLength: 6, selector: key }), fc.integer({ min: 0, max: 2 })).map(([all, columns]) => ({ columns: all.slice(0, columns), rows: all.slice(columns, columns + 4) }));
}

export const anyIndicatorQuery: fc.Arbitrary<IndicatorVisualQuery> = fc
  .record({
    ...looks,
    source: fc.constant('indicators' as const),
    indicators: fc.uniqueArray(fc.constantFrom(...INDICATORS.map(({ id }) => id)), { maxLength: 12 }),
    shelves: shelves(fc.constantFrom<VisualDimension>(...DIMENSION_IDS, 'schoolYear'), (id) => id),
    where: fc.dictionary(fc.constantFrom(...DIMENSION_IDS), fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 5 }), { noNullPrototype: true }),
    years: fc.uniqueArray(schoolYear, { maxLength: 5 }),
    areaBasis: fc.constantFrom(...AREA_BASIS_IDS),
    scope,
    asOf: fc.option(day),
    compare: fc.boolean(),
  })
  .map(({ shelves: { rows, columns }, years, ...rest }) => ({ ...rest, rows, columns, schoolYears: [...rows, ...columns].includes('schoolYear') ? years : years.slice(0, 1) }));

const field = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/);
const group: fc.Arbitrary<FieldGroup> = fc.record({ field, part: fc.option(fc.constantFrom(...DATE_PARTS)) });
const measure: fc.Arbitrary<FieldMeasure> = fc.oneof(fc.constant({ aggregate: 'count' as const }), fc.record({ aggregate: fc.constantFrom(...FIELD_AGGREGATES), field }));
const end = fc.option(fc.string({ maxLength: 30 }));
const condition: fc.Arbitrary<FieldCondition> = fc.oneof(
  fc.record({ field, test: fc.constant('in' as const), values: fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }) }),
  fc.record({ field, test: fc.constant('contains' as const), text: fc.string({ maxLength: 30 }) }),
  fc.record({ field, test: fc.constant('between' as const), from: end, to: end }),
  fc.record({ field, test: fc.constantFrom('empty' as const, 'notEmpty' as const) }),
);

export const anyFieldQuery: fc.Arbitrary<FieldVisualQuery> = fc
  .record({
    ...looks,
    source: fc.constant('fields' as const),
    view: field,
    shelves: shelves(group, groupKey),
    measures: fc.uniqueArray(measure, { maxLength: 12, selector: (own) => JSON.stringify(own) }),
    where: fc.array(condition, { maxLength: 5 }),
    order: fc.option(fc.record({ measure: fc.nat(), descending: fc.boolean() })),
    limit: fc.integer({ min: 1, max: MOST_ROWS }),
  })
  .map(({ shelves: { rows, columns }, order, ...rest }) => ({
    ...rest,
    rows,
    columns,
    order: order === null || columns.length > 0 || rest.measures.length === 0 ? null : { ...order, measure: order.measure % rest.measures.length },
  }));

export const anyQuery: fc.Arbitrary<VisualQuery> = fc.oneof(anyIndicatorQuery, anyFieldQuery);
