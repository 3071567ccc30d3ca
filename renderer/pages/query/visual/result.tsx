/** The answer in the chosen presentation, with what has to be said of it. */
import type { Presentation } from '../../../../shared/visual-query';
import { AsOfContext, useAsOf } from '../../../as-of';
import { useRiskScheme } from '../../../settings';
import { BarCharts } from './bar-charts';
import { SERIES_COLOURS } from './colours';
import type { Display } from './display';
import { LineCharts } from './line-charts';
import { PivotTable } from './pivot-table';
import { chartGroups, measureCharts } from './series';

function Presented({ display, title, presentation }: { readonly display: Display; readonly title: string; readonly presentation: Presentation }) {
  const scheme = useRiskScheme();
  if (display.table.rows.every(({ isTotal }) => isTotal)) return <p className="visual-none">没有符合条件的数据。请放宽筛选，或换一个学年。</p>;
  const colours = { series: SERIES_COLOURS, scheme };
  switch (presentation) {
    case 'table':
    case 'pivot':
      return <PivotTable display={display} title={title} />;
    case 'heat':
      return <PivotTable display={display} title={title} heat />;
    case 'bar':
    case 'stacked':
      return <BarCharts groups={chartGroups(display)} charts={measureCharts(display, colours)} stacked={presentation === 'stacked'} />;
    case 'line':
      return <LineCharts groups={chartGroups(display)} charts={measureCharts(display, colours)} />;
  }
}

export function Result({ display, title, presentation, waiting }: { readonly display: Display; readonly title: string; readonly presentation: Presentation; readonly waiting: boolean }) {
  const today = useAsOf();
  return (
    <AsOfContext value={display.asOf ?? today}>
      <section className={waiting ? 'visual-result visual-waiting' : 'visual-result'} aria-label={title} aria-busy={waiting} data-testid="visual-result">
        <h3>{title}</h3>
        <Presented display={display} title={title} presentation={presentation} />
        {display.notes.map((note) => (
          <p key={note} className="visual-note">
            {note}
          </p>
        ))}
      </section>
    </AsOfContext>
  );
}
