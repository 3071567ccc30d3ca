/** Finds the parameters (`:name`) of a query's text. A colon elsewhere (`a::DATE`, `x[1:2]`, `{'k': 1}`, in quotes and comments) is left alone. */

/** Quoted texts and names, comments, dollar quotes: what stands in them is no SQL. */
const quoted = [`[eE]'(?:[^'\\\\]|\\\\.|'')*'?`, `'(?:[^']|'')*'?`, `"(?:[^"]|"")*"?`, '--[^\\n]*', '/\\*[\\s\\S]*?(?:\\*/|$)', '\\$(?<tag>[\\p{L}_]?[\\p{L}\\p{N}_]*)\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$)'].join('|');
const parameter = `(?<![\\p{L}\\p{N}_"'\\])}:]):(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)(?!\\$)`;
const pieces = new RegExp(`${quoted}|${parameter}`, 'gu');

export interface ParameterPlace {
  readonly name: string;
  /** Index of the colon. */
  readonly from: number;
  /** Index after the name. */
  readonly to: number;
}

export function parameterPlaces(sql: string): readonly ParameterPlace[] {
  return [...sql.matchAll(pieces)].flatMap((match) => {
    const name = match.groups?.['name'];
    return name === undefined ? [] : [{ name, from: match.index, to: match.index + match[0].length }];
  });
}

/** @returns the names in order of their first place, each once. */
export function parametersIn(sql: string): readonly string[] {
  return [...new Set(parameterPlaces(sql).map(({ name }) => name))];
}
