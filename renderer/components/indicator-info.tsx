/** The 口径 of a number beside it, and by a click all of what it was made from. */
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { findIndicator } from '../../shared/indicators';
import type { IndicatorRow } from '../indicator-table';
import { Definition } from './origin/definition';
import { useFigureOrigin } from './origin/figure-origin';

export interface IndicatorInfoProps {
  readonly indicator: string;
  readonly row?: IndicatorRow | undefined;
  /** What the number is about, e.g. 曹县. */
  readonly about?: string | undefined;
  /** A focusable element. */
  readonly children: ReactNode;
}

/** Shows the definition on hover and on focus, that is also by keyboard. */
export function IndicatorInfo({ indicator, row, about, children }: IndicatorInfoProps) {
  const [shown, setShown] = useState(false);
  const origin = useFigureOrigin();
  const definition = findIndicator(indicator);
  if (definition === undefined) return children;
  const title = about === undefined ? definition.label : `${definition.label}：${about}`;
  return (
    <Popover
      content={
        <div role="dialog" aria-label={`${title}的口径`}>
          <strong className="definition-title">{title}</strong>
          <div className="definition-box" tabIndex={0}>
            <Definition definition={definition} row={row} />
          </div>
          {row !== undefined && origin !== null && (
            <Button size="small" type="link" className="origin-link" onClick={() => origin.open({ indicator, row, about })}>
              从哪来：学校、文件和行
            </Button>
          )}
        </div>
      }
      trigger={['hover', 'focus']}
      placement="bottom"
      // The panel of the origin says the same and more.
      open={shown && origin?.isOpen !== true}
      onOpenChange={setShown}
      mouseEnterDelay={0.3}
      destroyOnHidden
    >
      {children}
    </Popover>
  );
}
