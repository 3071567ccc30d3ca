import { STAGES } from '../../../shared/stages';
import { literal } from './sql';

/** Stages that count nowhere, as the list of an IN. */
export const OUT_OF_SCOPE = STAGES.filter((stage) => !stage.inScope)
  .map((stage) => literal(stage.id))
  .join(', ');
