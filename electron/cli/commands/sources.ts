import { EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace } from '../with-workspace';
import { askedFigures, FIGURE_OPTIONS, FIGURES_USAGE } from './indicators';
import { parseArguments } from '../arguments';

export const SOURCES_USAGE = `yuxin sources <指标> [--where county=371721] [--school-year 2025-2026] ${FIGURES_USAGE}`;

/** The files behind a figure, each kind of spreadsheet with its rows. */
export async function sourcesCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, FIGURE_OPTIONS, SOURCES_USAGE);
  const { format, request } = askedFigures(options, SOURCES_USAGE);
  const { indicators, where, schoolYear, areaBasis, scope } = request;
  const found = await withWorkspace(options, 'open', async (engine) =>
    Promise.all(indicators.map(async (indicator) => ({ indicator, ...unwrap(await engine.call('figure.sources', { indicator, where, schoolYear, areaBasis, scope })) }))),
  );
  if (format === 'json') printJson(found);
  else {
    const rows = found.flatMap(({ indicator, sources }) => sources.flatMap(({ label, files }) => files.map(({ batch, fileName, sheet, loadedAt, rows: taken }) => [indicator, label, fileName, sheet, String(batch), loadedAt, taken === null ? '不列' : String(taken)])));
    printLine(formatTable(['指标', '来源', '文件', '工作表', '批次', '导入时间', '行数'], rows));
  }
  return EXIT.done;
}
