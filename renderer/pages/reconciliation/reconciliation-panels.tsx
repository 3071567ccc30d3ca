import type { PageFilter } from '../../address';
import { CountyTotalsPanel } from './county-totals-panel';
import { RostersPanel } from './rosters-panel';
import { TeachersPanel } from './teachers-panel';
import { WaterfallPanel } from './waterfall-panel';

export function ReconciliationPanels({ filter }: { readonly filter: PageFilter }) {
  return (
    <>
      <WaterfallPanel filter={filter} />
      <TeachersPanel filter={filter} />
      <CountyTotalsPanel filter={filter} />
      <RostersPanel filter={filter} />
    </>
  );
}
