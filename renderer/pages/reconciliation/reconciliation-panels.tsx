import type { PageFilter } from '../../address';
import { RostersPanel } from './rosters-panel';
import { WaterfallPanel } from './waterfall-panel';

export function ReconciliationPanels({ filter }: { readonly filter: PageFilter }) {
  return (
    <>
      <WaterfallPanel filter={filter} />
      <RostersPanel filter={filter} />
    </>
  );
}
