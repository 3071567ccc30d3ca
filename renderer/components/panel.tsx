/** A titled box of a page; its head may carry the 口径 of an indicator and controls. */
import { InfoCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { IndicatorInfo } from './indicator-info';

export interface PanelProps {
  readonly title: string;
  /** Shows this indicator's definition beside the title. */
  readonly indicator?: string;
  readonly extra?: ReactNode;
  readonly note?: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, indicator, extra, note = '', busy = false, children }: PanelProps) {
  return (
    <section className="panel" aria-label={title} aria-busy={busy}>
      <header className="panel-head">
        <h3>
          {title}
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
