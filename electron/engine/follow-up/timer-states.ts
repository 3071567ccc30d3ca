/** What is due for one case, and how it stands as of a day. */
import type { FollowUpTimerId, TimerState } from '../../../shared/follow-up-timers';
import { TIMER_DAYS } from '../../../shared/follow-up-timers';
import { isWorkday } from '../../../shared/public-holidays';

/** Days are YYYY-MM-DD, which compare as they follow each other. */
export interface FollowUpCase {
  /** Null where the ledger does not say one of the three. */
  readonly level: '1' | '2' | '3' | null;
  readonly screened: string | null;
  readonly retested: string | null;
  readonly interviewed: string | null;
  readonly closed: string | null;
}

const INTERVIEWS = { '3': 'interviewCrisis', '2': 'interviewPriority', '1': 'interviewAttention' } as const satisfies Readonly<Record<string, FollowUpTimerId>>;
const DAY = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function addWorkdays(day: string, workdays: number): string {
  let last = day;
  for (let left = workdays; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkday(last)) left -= 1;
  }
  return last;
}

export function timerStates(each: FollowUpCase, asOf: string): readonly (readonly [FollowUpTimerId, TimerState])[] {
  const seen = (day: string | null): string | null => (day !== null && day <= asOf ? day : null);
  const screened = seen(each.screened);
  if (screened === null || each.level === null) return [];
  const [retested, interviewed, closed] = [seen(each.retested), seen(each.interviewed), seen(each.closed)];
  const states: (readonly [FollowUpTimerId, TimerState])[] = [];
  const timer = INTERVIEWS[each.level];
  // A case that was closed without an interview waits for none.
  if (interviewed !== null || closed === null) {
    const isFromRetest = each.level !== '3' && retested !== null && retested >= screened && (interviewed === null || retested <= interviewed);
    const since = isFromRetest ? retested : screened;
    const deadline = timer === 'interviewPriority' ? addWorkdays(since, TIMER_DAYS[timer]) : addDays(since, TIMER_DAYS[timer]);
    states.push([timer, stateOf(interviewed, screened, deadline, asOf)]);
  }
  if (each.level !== '3' && (retested !== null || (interviewed === null && closed === null))) states.push(['retest', stateOf(retested, screened, addDays(screened, TIMER_DAYS.retest), asOf)]);
  return states;
}

function stateOf(done: string | null, screened: string, deadline: string, asOf: string): TimerState {
  if (done === null) return deadline < asOf ? 'overdue' : 'pending';
  if (done < screened) return 'misdated';
  return done <= deadline ? 'inTime' : 'late';
}
