/** A titled box of a page; its head may carry the 口径 of an indicator and controls. */
import { InfoCircleOutlined } from '@ant-design/icons';
import { createContext, useContext, type ReactNode } from 'react';
import { type DimensionId, findIndicator } from '../../shared/indicators';
import { switchesTurned } from '../../shared/scope';
import { filtersInForce, passedOver, passedOverText, usePageFilter } from '../address';
import { IndicatorInfo } from './indicator-info';
import { useCalm } from '../use-calm';
import './panel.css';

/** Shorter waits are not noticed as such. */
const NOTICED_MS = 300;

/** Part of a page whose panels are called like those of its other parts; tells them apart where they are listed by name. */
export const PanelAreaContext = createContext('');

export interface PanelProps {
  readonly title: string;
  /** Shows this indicator's definition beside the title. */
  readonly indicator?: string;
  /** What its contents can be filtered by, where no one indicator says it. */
  readonly dimensions?: readonly DimensionId[];
  /** Its contents are the same whatever the switches of 口径 say. */
  readonly unscoped?: boolean;
  readonly extra?: ReactNode;
  readonly note?: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, indicator, dimensions, unscoped = false, extra, note = '', busy = false, children }: PanelProps) {
  const area = useContext(PanelAreaContext);
  const [filter] = usePageFilter();
  const waits = useCalm(busy, NOTICED_MS);
  const ofIndicator = indicator === undefined ? [] : passedOver(filter, findIndicator(indicator)?.dimensions ?? []);
  const notFiltered = passedOverText(dimensions === undefined ? ofIndicator : filtersInForce(filter).filter((name) => !dimensions.includes(name)));
  const left = [notFiltered, ...(unscoped && switchesTurned(filter.scope).length > 0 ? ['不随统计口径'] : [])].filter((text) => text !== '').join('，');
  return (
    <section className={waits ? 'panel panel-waits' : 'panel'} aria-label={area === '' ? title : `${area}：${title}`} aria-busy={busy}>
      <header className="panel-head">
        <h3>
          {title}
          {left !== '' && <span className="panel-left">（{left}）</span>}
          {indicator !== undefined && (
            <IndicatorInfo indicator={indicator}>
              <button type="button" className="info-button" aria-label={`${title}的口径`}>
                <InfoCircleOutlined />
              </button>
            </IndicatorInfo>
          )}
        </h3>
        {extra}
      </header>
      <div className={busy ? 'panel-body panel-busy' : 'panel-body'}>{children}</div>
      {note !== '' && <footer className="panel-note">{note}</footer>}
    </section>
  );
}
