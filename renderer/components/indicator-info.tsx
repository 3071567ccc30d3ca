/** The 口径 of a number beside it, and by a click all of what it was made from. */
import { Button, Popover } from 'antd';
import { cloneElement, type FocusEvent, isValidElement, type ReactNode, useEffect, useState } from 'react';
import { findIndicator } from '../../shared/indicators';
import type { IndicatorRow } from '../indicator-table';
import { Definition } from './origin/definition';
import { useFigureOrigin } from './origin/figure-origin';

/** Somebody who passes by with Tab is on the way to something else; a definition that flashed up at every figure would only be in the way. */
const RESTS_AFTER_MS = 150;

interface FocusHandlers {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

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
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!focused) return undefined;
    const timer = setTimeout(() => setShown(true), RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [focused]);
  const origin = useFigureOrigin();
  const definition = findIndicator(indicator);
  if (definition === undefined) return children;
  const title = about === undefined ? definition.label : `${definition.label}：${about}`;
  const onFocus = () => setFocused(true);
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    setFocused(false);
    // Into the definition itself, whose text scrolls and whose button leads on.
    if (!(relatedTarget instanceof Element && relatedTarget.closest('.ant-popover') !== null)) setShown(false);
  };
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
      trigger={['hover']}
      placement="bottom"
      // The panel of the origin says the same and more.
      open={shown && origin?.isOpen !== true}
      onOpenChange={setShown}
      mouseEnterDelay={0.3}
      destroyOnHidden
    >
      {isValidElement<FocusHandlers>(children) ? cloneElement(children, { onFocus, onBlur }) : children}
    </Popover>
  );
}
