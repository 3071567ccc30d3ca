/** Asks for the figures of a kind of document, past the gate, and puts them beside the year before. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { findIndicator, mainTarget, variesByChance } from '../../../../shared/indicators';
import { previousSchoolYear, schoolYearLabel } from '../../../../shared/school-year';
import { compareYears } from '../../comparison/compare-years';
import type { Ask } from '../../comparison/earlier-figures';
import { knownIn, reportingAreas } from '../../comparison/reporting';
import type { IndicatorQuery } from '../../metrics/figures';
import type { ReleasedFigure, ReleasedFigures } from '../../privacy/released';
import { FigureIndex } from '../figures';
import { hiddenNotes } from '../hidden-note';
import type { Told } from '../words/told';
import { indicatorsOf } from './index';
import type { LetterPlace } from './place';
import type { LetterInput, LetterKind } from './types';

export type Gathered = Pick<LetterInput, 'index' | 'told' | 'comparison' | 'remarks'>;

export async function gatherFigures(connection: DuckDBConnection, ask: Ask, kind: LetterKind, place: LetterPlace, asked: Pick<IndicatorQuery, 'schoolYear' | 'areaBasis' | 'scope'>, asOf: string, earlier: string): Promise<Gathered> {
  const indicators = indicatorsOf(kind, place);
  const { dimension } = place.parts;
  const query: IndicatorQuery = { ...asked, indicators, by: [], where: place.county === null ? {} : { county: [place.county] } };
  const areas = await reportingAreas(connection, query, asked.schoolYear);
  const known = (answer: ReleasedFigures): ReleasedFigures => ({ ...answer, figures: answer.figures.map((figure) => (knownIn(areas, figure.indicator, countiesOf(figure, place)) ? figure : unknown(figure))) });
  const city = known(await ask(query));
  const parts = known(await ask({ ...query, indicators: indicators.filter((id) => findIndicator(id)?.dimensions.includes(dimension) === true), by: [dimension] }));
  const compared = await compareYears(connection, ask, query, city, earlier);
  // Sentence by sentence "nothing to compare with" says no more than once at the beginning.
  const anything = compared.figures.some((figure) => figure.earlier?.value != null);
  const earlierYear = earlier === previousSchoolYear(asked.schoolYear) ? '上学年' : schoolYearLabel(earlier);
  const told = new Map(
    city.figures.flatMap((figure, position): [string, Told][] => {
      const definition = findIndicator(figure.indicator);
      if (definition === undefined || !isWhole(figure)) return [];
      return [
        [
          definition.id,
          {
            definition,
            city: figure,
            compared: anything ? compared.figures[position] : undefined,
            earlierYear,
            parts: kind.cityOnly.includes(definition.id) ? [] : parts.figures.filter((own) => own.indicator === definition.id && isPartWhole(own, dimension)),
            partOf: place.parts,
            target: mainTarget(definition, asOf),
          },
        ],
      ];
    }),
  );
  return {
    index: new FigureIndex(city, parts),
    told,
    comparison: anything ? earlierYear : '',
    remarks: [...hiddenNotes([city, parts]), ...(anything ? [[...told.values()].some(tellsChance) ? compared.note : compared.noteWithoutTests] : [])],
  };
}

/** A county that sent no roster has not 0 staffed schools: nobody knows. */
function unknown(figure: ReleasedFigure): ReleasedFigure {
  return { ...figure, value: null, numerator: null, denominator: null };
}

/** Whether its sentence says that a change is, or is not, beyond chance. */
function tellsChance({ definition, compared }: Told): boolean {
  return variesByChance(definition) && compared?.difference != null;
}

/** Not one of the levels of a distribution. */
function isWhole({ group }: ReleasedFigure): boolean {
  return Object.keys(group).length === 0;
}

function isPartWhole({ group }: ReleasedFigure, dimension: string): boolean {
  return Object.keys(group).join() === dimension;
}

/** Undefined: all. */
function countiesOf({ group }: ReleasedFigure, { county }: LetterPlace): readonly string[] | undefined {
  if (county !== null) return [county];
  return group['county'] === undefined ? undefined : [group['county']];
}
