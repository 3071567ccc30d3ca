/** What is otherwise in two makings of the same report, cell by cell and paragraph by paragraph, named as an official would. */
import type { ReportDifference } from '../../../../shared/contract';
import type { ReportModel, ReportTable } from '../model';
import { cellsOf, listedFiguresOf, type NamedCells, namedFiguresOf, paragraphsOf, placesBesideOf, TEXT, WHOLE_CITY } from './named-cells';

const SINGLE_FIGURES = '模板可用的单个数字';
const BESIDE = '对照数';

export function differencesOf(then: ReportModel, now: ReportModel): ReportDifference[] {
  const tablesOf = ({ sections }: ReportModel): ReadonlyMap<string, ReportTable> => new Map(sections.flatMap((section) => (section.kind === 'table' ? [[section.name, section] as const] : [])));
  const [before, after] = [tablesOf(then), tablesOf(now)];
  const [listed, listedNow] = [listedFiguresOf(then), listedFiguresOf(now)];
  return [
    ...differing(TEXT, paragraphsOf(then), paragraphsOf(now)),
    ...(then.template === undefined ? [] : differing(SINGLE_FIGURES, namedFiguresOf(then), namedFiguresOf(now))),
    ...namesOf(before, after).flatMap((name) => differing(name, cellsOf(before.get(name)), cellsOf(after.get(name)))),
    // Reports kept by earlier versions do not say which of their lists hold figures.
    ...[...listed.keys()].flatMap((name) => differing(name, listed.get(name) ?? new Map(), listedNow.get(name) ?? new Map())),
    ...differing(BESIDE, placesBesideOf(then), placesBesideOf(now)),
  ];
}

/** Of those of all schools what is on the page of one. */
export function differencesOnPage(differences: readonly ReportDifference[], { county, name }: { readonly county: string; readonly name: string }): ReportDifference[] {
  return differences.filter(({ table, row }) => (table === BESIDE ? row === WHOLE_CITY || row === county : row === `${county} ${name}`));
}

function namesOf<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])];
}

function differing(table: string, before: NamedCells, after: NamedCells): ReportDifference[] {
  return namesOf(before, after).flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    const { row, column } = one ?? other ?? { row: '', column: '' };
    const [then, now] = [one?.text ?? '', other?.text ?? ''];
    return then === now ? [] : [{ table, row, column, then, now }];
  });
}
