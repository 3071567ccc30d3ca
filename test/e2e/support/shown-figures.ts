/** Figures as a page shows them, and the same figures as the command line prints them: texts on both sides. */
import type { Page } from 'playwright-core';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId, findIndicator } from '../../../shared/indicators';
import { MISSING_TEXT } from '../../../shared/format';
import { DEFAULT_RISK_SCHEME } from '../../../shared/risk-labels';
import { printedTables } from './command-line';

/** A filter as the address of a page has it and as the command line takes it. */
export interface AskedFilter {
  readonly where: Readonly<Partial<Record<DimensionId, readonly string[]>>>;
  readonly schoolYear?: string;
  readonly areaBasis?: 'administrative';
  /** `switch=choice` */
  readonly scope?: readonly string[];
}

export function addressOf(path: string, { where, schoolYear, areaBasis, scope = [] }: AskedFilter): string {
  const parameters = new URLSearchParams();
  if (schoolYear !== undefined) parameters.set('schoolYear', schoolYear);
  if (areaBasis !== undefined) parameters.set('areaBasis', areaBasis);
  for (const text of scope) parameters.append('scope', text.replace('=', ':'));
  for (const [name, values] of Object.entries(where)) for (const value of values) parameters.append(name, value);
  return `#${path}?${parameters}`;
}

/** @param names the filters that are passed on */
export function optionsOf(filter: AskedFilter, names: readonly DimensionId[]): string[] {
  return [
    ...names.flatMap((name) => (filter.where[name] === undefined ? [] : ['--where', `${name}=${filter.where[name].join(',')}`])),
    ...(filter.schoolYear === undefined ? [] : ['--school-year', filter.schoolYear]),
    ...(filter.areaBasis === undefined ? [] : ['--area-basis', filter.areaBasis]),
    ...(filter.scope ?? []).flatMap((text) => ['--scope', text]),
  ];
}

export interface ShownFigure {
  readonly indicator: string;
  /** Null: of all that the filters leave. */
  readonly by: DimensionId | null;
  readonly group: string;
  /** What a risk level is called; '' for figures without levels. */
  readonly level: string;
  readonly text: string;
}

const WHOLE = '合计';
const byLabel = new Map(DIMENSION_IDS.map((id) => [DIMENSIONS[id].label, id]));
const levelNames = new Map<string, string>(DEFAULT_RISK_SCHEME.levels.map(({ level, label }) => [level, label]));

/** Headline figures, the ring's legend and every row of every table of figures that is in the page. */
export async function shownFigures(page: Page): Promise<readonly ShownFigure[]> {
  const found = await page.locator('main .figure[data-testid^="figure-"]').evaluateAll((figures) =>
    figures.map((figure) => ({
      testId: figure.getAttribute('data-testid') ?? '',
      text: (figure as HTMLElement).innerText.trim(),
      group: figure.closest('.ant-table-row')?.querySelector<HTMLElement>('.ant-table-cell')?.innerText.trim() ?? null,
      by: figure.closest('.ant-table-wrapper')?.querySelector<HTMLElement>('thead .ant-table-cell')?.innerText.trim() ?? null,
    })),
  );
  return found.map(({ testId, text, group, by }) => {
    const [, indicator = '', ...part] = testId.split('-');
    const isWhole = group === null || group === WHOLE;
    const level = indicator === 'riskDistribution' ? (levelNames.get(part.at(-1) ?? '') ?? '') : '';
    return { indicator, by: isWhole ? null : (byLabel.get(by ?? '') ?? null), group: isWhole ? WHOLE : group, level, text };
  });
}

const key = ({ indicator, by, group, level }: Omit<ShownFigure, 'text'>): string => [indicator, by ?? '', group, level].join('|');

/**
 * What the command line prints for the figures that a page shows: as `name -> text`, beside what the page shows under the same names.
 * A group of which it prints nothing has no figure (—). Filters of pupils are left out for indicators that do not know them, as pages say.
 */
export async function besidePrinted(shown: readonly ShownFigure[], filter: AskedFilter, ask: (...args: readonly string[]) => Promise<string>): Promise<{ readonly shown: Readonly<Record<string, string>>; readonly printed: Readonly<Record<string, string>> }> {
  const printed = new Map<string, string>();
  const questions = new Map<string, { readonly by: DimensionId | null; readonly levels: boolean; readonly known: readonly DimensionId[]; readonly ids: Set<string> }>();
  for (const { indicator, by, level } of shown) {
    const known = (Object.keys(filter.where) as DimensionId[]).filter((name) => findIndicator(indicator)?.dimensions.includes(name));
    const question = { by, levels: level !== '', known, ids: new Set<string>() };
    const same = questions.get(JSON.stringify(question)) ?? question;
    same.ids.add(indicator);
    questions.set(JSON.stringify(question), same);
  }
  for (const { by, levels, known, ids: asked } of questions.values()) {
    const dimensions = [...(by === null ? [] : [by]), ...(levels ? ['riskLevel'] : [])];
    const ids = [...asked];
    const output = await ask('indicator', ...ids, ...(dimensions.length === 0 ? [] : ['--by', dimensions.join(',')]), ...optionsOf(filter, known));
    for (const row of printedTables(output)[0] ?? []) {
      const indicator = ids.find((id) => findIndicator(id)?.label === row['指标']) ?? '';
      const group = by === null ? WHOLE : (row[DIMENSIONS[by].label] ?? '');
      printed.set(key({ indicator, by, group, level: levels ? (row[DIMENSIONS.riskLevel.label] ?? '') : '' }), row['数值'] ?? '');
    }
  }
  return {
    shown: Object.fromEntries(shown.map((figure) => [key(figure), figure.text])),
    printed: Object.fromEntries(shown.map((figure) => [key(figure), printed.get(key(figure)) ?? MISSING_TEXT])),
  };
}
