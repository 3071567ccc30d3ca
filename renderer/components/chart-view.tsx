/** A chart with its two faces, drawing and table, and the ways out of the program as a picture. */
import { Segmented } from 'antd';
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { findIndicator } from '../../shared/indicators';
import { usePictureNotes } from '../charts/picture/picture-notes';
import { useDrawnLater } from '../use-drawn-later';
import { useInSight } from '../use-in-sight';
import { ExportMenu } from './export-menu';
import './chart-view.css';

export interface ChartViewProps {
  readonly title: string;
  /** Names the chart in the page; the table is `chart-table-<id>`. */
  readonly id: string;
  /** Its definition is printed under the picture. */
  readonly indicator?: string | undefined;
  readonly chart: ReactNode;
  /** Absent where it stands beside the chart anyway. */
  readonly table?: ReactNode;
  /** What is hidden, and why; printed under the picture. */
  readonly note?: string;
  /** Controls of its own, before those that every chart has. */
  readonly extra?: ReactNode;
}

const HOW_TO_READ = '用 Tab 键进入图中，上下方向键逐项听取数字；能筛选的图按回车筛选。同样的数字也可切换到“表”阅读。';

export interface ChartParts {
  readonly controls: ReactNode;
  readonly body: ReactNode;
}

export function useChartParts({ title, id, indicator, chart, table, note = '', extra }: ChartViewProps): ChartParts {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const figure = useRef<HTMLElement>(null);
  const howToRead = useId();
  const pageNotes = usePictureNotes();
  const definition = indicator === undefined ? undefined : findIndicator(indicator);
  const pictureNotes = () => {
    const { schoolYear, lines } = pageNotes();
    return { schoolYear, lines: [...lines, ...(definition === undefined ? [] : [`${definition.label}：${definition.definition}`]), note] };
  };
  return {
    controls: (
      <span className="chart-controls">
        <span className="read-aloud" id={howToRead}>
          {HOW_TO_READ}
        </span>
        {extra}
        {table !== undefined && (
          <Segmented
            size="small"
            value={view}
            onChange={setView}
            data-testid={`chart-toggle-${id}`}
            aria-label={`${title}：图或表`}
            options={[
              { value: 'chart', label: '图' },
              { value: 'table', label: '表' },
            ]}
          />
        )}
        <ExportMenu id={id} title={title} notes={pictureNotes} chart={() => figure.current} disabled={view === 'table'} />
      </span>
    ),
    body:
      view === 'chart' ? (
        <ChartFigure figure={figure} title={title} id={id} howToRead={howToRead}>
          {chart}
        </ChartFigure>
      ) : (
        <div data-testid={`chart-table-${id}`}>{table}</div>
      ),
  };
}

interface ChartFigureProps extends Pick<ChartViewProps, 'title' | 'id'> {
  readonly figure: RefObject<HTMLElement | null>;
  readonly howToRead: string;
  readonly children: ReactNode;
}

/** What is in sight is drawn first: a change of filters is on the screen before charts further down are drawn. */
function ChartFigure({ figure, title, id, howToRead, children }: ChartFigureProps) {
  const inSight = useInSight(figure);
  const drawnLater = useDrawnLater(children);
  return (
    <figure className="chart" aria-label={title} aria-describedby={howToRead} data-testid={`chart-${id}`} ref={figure}>
      {inSight ? children : drawnLater}
    </figure>
  );
}

/** A chart that is a part of a panel. */
export function ChartSection(props: ChartViewProps) {
  const { controls, body } = useChartParts(props);
  return (
    <section className="chart-section" aria-label={props.title}>
      <header>
        <h4>{props.title}</h4>
        {controls}
      </header>
      {body}
      {props.note !== undefined && props.note !== '' && <p className="chart-note">{props.note}</p>}
    </section>
  );
}
