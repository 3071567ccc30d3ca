/** The core team as its page proposes it. */
import type { CoreTeamPerson } from '../../../../shared/core-team';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import type { Expected, Source, Sources } from './walk';

const decimal = (value: number | null): Expected => ({ value, suppressed: false, unit: 'hours' });

function people(persons: readonly CoreTeamPerson[]): Source {
  const totals: Expected[] = ['合计', `${persons.length}人`, ...new Array<string>(8).fill('')];
  return () => [totals, ...persons.map((person): Expected[] => [person.order, person.name, person.gender, person.unit, person.county, person.post, person.certificate, decimal(person.years), decimal(person.score), person.reason])];
}

/** @param namesOthers who was not chosen, and why, is for the office alone */
export async function coreTeamSources(desk: TestDesk, namesOthers: boolean): Promise<Sources> {
  const { counties, chosen, reserve, others } = await desk.call('coreTeam.propose', { schoolYear: YEAR });
  const seats = (own: typeof counties): number[] => [
    ...(['eligible', 'quota', 'filled', 'takenOver'] as const).map((part) => own.reduce((sum, county) => sum + county[part], 0)),
    chosen.filter(({ county }) => own.some(({ label }) => label === county)).length,
  ];
  return {
    分县区名额: () => [['全市合计', ...seats(counties)], ...counties.map((county) => [county.label, ...seats([county])])],
    核心团队名单: people(chosen),
    递补名单: people(reserve),
    ...(namesOthers ? { 未入选及原因: people(others) } : {}),
  };
}

/** 各条件通过情况, of the sheet 遴选说明. */
export async function coreTeamRules(desk: TestDesk): Promise<readonly (readonly string[])[]> {
  const { rules } = await desk.call('coreTeam.propose', { schoolYear: YEAR });
  return rules.map((rule) => [rule.label, ...[rule.met, rule.notMet, rule.missing, rule.doubtful, rule.onlyThis].map(String)]);
}
