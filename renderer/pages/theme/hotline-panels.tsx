import type { PageFilter } from '../../address';
import { RotaPlanner } from '../rota/rota-planner';
import { RotaPanel } from './rota-panel';

/** The rota that is there, checked; and the next one, made. */
export function HotlinePanels({ filter }: { readonly filter: PageFilter }) {
  return (
    <>
      <RotaPanel filter={filter} />
      <RotaPlanner filter={filter} />
    </>
  );
}
