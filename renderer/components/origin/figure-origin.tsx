/** Which figure's origin is open. One panel for all figures of a page; a page without it has figures that only tell their definition. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { IndicatorRow } from '../../indicator-table';
import { OriginPanel } from './origin-panel';

export interface AskedFigure {
  readonly indicator: string;
  readonly row: IndicatorRow;
  readonly about?: string | undefined;
}

interface FigureOrigin {
  readonly isOpen: boolean;
  readonly open: (figure: AskedFigure) => void;
}

const FigureOriginContext = createContext<FigureOrigin | null>(null);

export function useFigureOrigin(): FigureOrigin | null {
  return useContext(FigureOriginContext);
}

export function FigureOriginProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<AskedFigure | null>(null);
  const origin = useMemo(() => ({ isOpen: asked !== null, open: setAsked }), [asked]);
  return (
    <FigureOriginContext value={origin}>
      {children}
      <OriginPanel asked={asked} onClose={() => setAsked(null)} />
    </FigureOriginContext>
  );
}
