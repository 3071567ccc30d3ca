/** Another source held against the workspace's own rows, as printed and as a file. */
import type { EngineApi, ProducedFile, RequestOf } from '../../../shared/contract';
import { type ComparedTotal, differenceOf, totalItem } from '../../../shared/county-comparison';
import { COMPARISON_FATE_IDS, COMPARISON_FATES, type ComparisonSide, sideTotal } from '../../../shared/teacher-comparison';
import { CommandRefused, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';

export const SOURCES = ['teacher-system', 'county-totals'] as const;
export type ComparedSource = (typeof SOURCES)[number];

export function sourceOption(text: string | undefined): ComparedSource | undefined {
  const source = SOURCES.find((each) => each === text);
  if (text !== undefined && source === undefined) throw new CommandRefused(`不能与“${text}”核对。可用：${SOURCES.join('、')}。`);
  return source;
}

export interface SourceRequest {
  readonly scope: RequestOf<'reconcile.teachers'>;
  readonly asJson: boolean;
  readonly toFile: boolean;
}

export async function reconcileSource(engine: EngineApi, source: ComparedSource, request: SourceRequest): Promise<ProducedFile | null> {
  return source === 'teacher-system' ? reconcileTeachers(engine, request) : reconcileTotals(engine, request);
}

async function reconcileTeachers(engine: EngineApi, { scope, asJson, toFile }: SourceRequest): Promise<ProducedFile | null> {
  const comparison = unwrap(await engine.call('reconcile.teachers', scope));
  if (asJson) printJson(comparison);
  else {
    const shown = (fate: (typeof COMPARISON_FATE_IDS)[number], side: ComparisonSide): string => (COMPARISON_FATES[fate].sides.some((own) => own === side) ? String(comparison.total[side][fate]) : '');
    const rows = COMPARISON_FATE_IDS.map((fate) => [COMPARISON_FATES[fate].label, shown(fate, 'roster'), shown(fate, 'system')]);
    printLine(formatTable(['情况', '台账', '系统'], [...rows, ['合计', String(sideTotal(comparison.total.roster)), String(sideTotal(comparison.total.system))]]));
  }
  return toFile ? unwrap(await engine.call('reconcile.teachersWorkbook', scope)) : null;
}

async function reconcileTotals(engine: EngineApi, { scope, asJson, toFile }: SourceRequest): Promise<ProducedFile | null> {
  const request = { schoolYear: scope.schoolYear, county: scope.county };
  const comparison = unwrap(await engine.call('reconcile.countyTotals', request));
  if (asJson) printJson(comparison);
  else {
    const word = (value: number | null, total: ComparedTotal): string => (total.suppressed ? '样本过小' : value === null ? '—' : String(value));
    const rows = comparison.counties.flatMap(({ county, totals }) => totals.map((total) => [county, totalItem(total.item).label, word(total.stated, total), word(total.counted, total), word(differenceOf(total), total), total.explanation]));
    printLine(formatTable(['县区', '项目', '县区上报', '程序统计', '差额', '可能的原因'], rows));
  }
  return toFile ? unwrap(await engine.call('reconcile.countyTotalsWorkbook', request)) : null;
}
