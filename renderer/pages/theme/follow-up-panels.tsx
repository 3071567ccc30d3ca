import type { PageFilter } from '../../address';
import { FollowUpDaysPanel } from './follow-up-days-panel';
import { FollowUpPanel } from './follow-up-panel';
import { TimelinessPanel } from './timeliness-panel';

export function FollowUpPanels({ filter }: { readonly filter: PageFilter }) {
  return (
    <>
      <FollowUpPanel filter={filter} />
      <FollowUpDaysPanel filter={filter} />
      <TimelinessPanel filter={filter} />
    </>
  );
}
