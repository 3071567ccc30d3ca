/** Sheets answered in one way throughout, scored by a key: what is wrong with a key shows in them first. */
import type { GoldenCase } from '../../../../shared/own-scales';
import type { KeyedScale } from '../../../../shared/scales';
import { bandAt } from '../band-table';
import { explainPerson } from '../explain';
import { scoreAnswers } from '../score-answers';
import { prepareScorer } from '../scorer';

interface Sheet {
  readonly id: GoldenCase['id'];
  readonly label: string;
  readonly answers: readonly number[];
}

function sheetsOf({ items, coding, reverse, lieScale }: KeyedScale): readonly Sheet[] {
  const { minimum, maximum } = coding;
  const all = Array.from({ length: items }, (_, index) => index + 1);
  const lies = new Set(lieScale?.items ?? []);
  const flat = (answer: number): number[] => all.map(() => answer);
  const turned = (answer: number): number[] => all.map((item) => (lies.has(item) ? minimum : reverse.includes(item) ? minimum + maximum - answer : answer));
  return [
    { id: 'lowest', label: `每题都选 ${minimum}`, answers: flat(minimum) },
    { id: 'highest', label: `每题都选 ${maximum}`, answers: flat(maximum) },
    ...(reverse.length === 0 && lies.size === 0
      ? []
      : ([
          { id: 'leastPoints', label: '每题都得最低分（反向题选相反一端）', answers: turned(minimum) },
          { id: 'mostPoints', label: '每题都得最高分（反向题选相反一端）', answers: turned(maximum) },
        ] as const)),
  ];
}

/** @throws EngineFailure BAD_REQUEST for an unsound definition */
export function goldenCases(scale: KeyedScale): readonly GoldenCase[] {
  const bandSet = scale.defaultBandSet ?? scale.bandSets[0]?.id;
  const scorer = prepareScorer(scale, { coding: scale.coding.id, ...(bandSet === undefined ? {} : { bandSet }) });
  const sheets = sheetsOf(scale);
  const scored = scoreAnswers(scorer, Float64Array.from(sheets.flatMap(({ answers }) => answers)));
  return sheets.map(({ id, label }, person): GoldenCase => {
    const { level, critical, remarks } = explainPerson(scored, person);
    return {
      id,
      label,
      // Invalid sheets are given no band; here it is shown all the same, for it is the key that is looked at.
      scores: scored.columns.map(({ score, values }) => {
        const value = values[person] ?? Number.NaN;
        return { name: score.definition.name, value, band: score.table === null ? null : (score.table.bands[bandAt(score.table, value)]?.label ?? null) };
      }),
      level,
      critical,
      remarks,
    };
  });
}
