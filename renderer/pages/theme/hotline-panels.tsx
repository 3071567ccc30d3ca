import type { PageFilter } from '../../address';
import { RotaPlanner } from '../rota/rota-planner';
import { CallsPanel } from './calls-panel';
import { RotaPanel } from './rota-panel';

/** The calls that came; the rota that is there, checked; and the next one, made. */
export function HotlinePanels({ filter }: { readonly filter: PageFilter }) {
  return (
    <>
      <CallsPanel filter={filter} />
      <RotaPanel filter={filter} />
      <RotaPlanner filter={filter} />
    </>
  );
}
