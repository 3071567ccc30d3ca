/** Links that lead to one chart or figure of a page: `?panel=<indicator>` brings it into view once it is there, then leaves the address. */
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { findIndicator } from '../shared/indicators';
import './focused-panel.css';
import { THEME_PAGES } from './pages/theme/theme-pages';

const PARAMETER = 'panel';
/** A page whose figures take longer is scrolled by hand. */
const WAIT_MS = 8000;
const SHOWN_MS = 2500;

/** Which page shows the indicators of a theme. */
function pageOf(indicator: string): string {
  const theme = findIndicator(indicator)?.theme;
  if (theme === 'staffing') return '/staffing';
  if (theme === 'assessment' || theme === 'risk') return '/assessment';
  const page = THEME_PAGES.find(({ sections }) => sections.some((section) => section.theme === theme));
  return page === undefined ? '/overview' : `/${page.path}`;
}

/** @param search of the address now: filters go along */
export function panelAddress(indicator: string, search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(PARAMETER, indicator);
  return `${pageOf(indicator)}?${parameters.toString()}`;
}

function find(indicator: string): Element | null {
  const id = CSS.escape(indicator);
  return document.querySelector(`[data-testid="chart-${id}"]`) ?? document.querySelector(`[data-testid="figure-${id}"]`);
}

export function useFocusedPanel(): void {
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get(PARAMETER);
  useEffect(() => {
    if (wanted === null) return undefined;
    const leave = (): void => setParameters((before) => {
      const after = new URLSearchParams(before);
      after.delete(PARAMETER);
      return after;
    }, { replace: true });
    const show = (): boolean => {
      const found = find(wanted)?.closest('.panel, .figure-card');
      if (found == null) return false;
      found.scrollIntoView({ block: 'center' });
      found.classList.add('panel-focused');
      setTimeout(() => found.classList.remove('panel-focused'), SHOWN_MS);
      leave();
      return true;
    };
    if (show()) return undefined;
    const observer = new MutationObserver(() => {
      if (show()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => {
      observer.disconnect();
      leave();
    }, WAIT_MS);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [setParameters, wanted]);
}
