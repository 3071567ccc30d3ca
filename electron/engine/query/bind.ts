/** Parameters of a query: checked against their types and bound as values of them. */
import { BIGINT, DATE, DOUBLE, DuckDBDateValue, type DuckDBPreparedStatement, type DuckDBType, type DuckDBValue, VARCHAR } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { type BoundParameter, type ParameterType, type QueryParameter, valueProblem } from '../../../shared/query-parameters';
import { parameterPlaces } from '../../../shared/query-text';
import { placeIn, type SourceText } from './position';
import { refuse } from './tree-check';

/** A whole number is bound as one, so that it can stand after LIMIT. */
type SqlType = 'VARCHAR' | 'DATE' | 'BIGINT' | 'DOUBLE';
const sqlTypes: Readonly<Record<ParameterType, SqlType>> = { text: 'VARCHAR', number: 'DOUBLE', date: 'DATE', schoolYear: 'VARCHAR', county: 'VARCHAR', choice: 'VARCHAR' };

function typeOf({ type }: QueryParameter, value: string): SqlType {
  return type === 'number' && /^[+-]?\d{1,15}$/.test(value) ? 'BIGINT' : sqlTypes[type];
}

/** By name, the type that each parameter has wherever it stands. */
export type ParameterTypes = ReadonlyMap<string, string>;

export function typesOf(parameters: readonly BoundParameter[]): ParameterTypes {
  return new Map(parameters.map((parameter) => [parameter.name, typeOf(parameter, parameter.value)]));
}

/** @throws EngineFailure BAD_REQUEST for a value that does not fit its type */
export function checkValues(parameters: readonly BoundParameter[]): void {
  const problem = parameters.map((parameter) => valueProblem(parameter, parameter.value)).find((found) => found !== null);
  if (problem !== undefined) throw new EngineFailure('BAD_REQUEST', problem);
}

/**
 * `:name` becomes `(CAST($name AS type))`: a parameter of unknown type can bring DuckDB down. Names and types stand in the text, values never do.
 * @param types names that are not in it stay as they are, and will be refused
 */
export function typedText(sql: string, types: ParameterTypes): SourceText {
  const moves: { readonly after: number; readonly to: number; readonly back: number }[] = [];
  let text = '';
  let read = 0;
  for (const { name, from, to } of parameterPlaces(sql)) {
    const type = types.get(name);
    if (type === undefined) continue;
    text += sql.slice(read, from);
    const start = text.length;
    text += `(CAST($${name} AS ${type}))`;
    moves.push({ after: start, to: from, back: text.length - to });
    read = to;
  }
  text += sql.slice(read);
  const indexInSql = (index: number): number => {
    const move = moves.findLast(({ after }) => after < index);
    return move === undefined ? index : Math.max(move.to, index - move.back);
  };
  return { text, placeAt: (index) => placeIn(sql, indexInSql(index)) };
}

function valueOf(type: SqlType, value: string): readonly [DuckDBValue, DuckDBType] {
  switch (type) {
    case 'BIGINT':
      return [BigInt(value.replace('+', '')), BIGINT];
    case 'DOUBLE':
      return [Number(value), DOUBLE];
    case 'DATE': {
      const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
      return [DuckDBDateValue.fromParts({ year, month, day }), DATE];
    }
    case 'VARCHAR':
      return [value, VARCHAR];
  }
}

/** Values of parameters that statements of ours have, by their names without the dollar sign; no parameter of a user has such a name. */
export type BoundValues = Readonly<Record<string, string>>;

/** What the statement itself asks for is bound, and nothing else: the second lock after the tree was checked. */
export function bindParameters(statement: DuckDBPreparedStatement, parameters: readonly BoundParameter[], own: BoundValues = {}): void {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const ours = own[name];
    if (ours !== undefined) {
      statement.bindVarchar(index, ours);
      continue;
    }
    const parameter = byName.get(name);
    if (parameter === undefined) throw refuse('查询里有没有给出值的参数。');
    statement.bindValue(index, ...valueOf(typeOf(parameter, parameter.value), parameter.value));
  }
}
