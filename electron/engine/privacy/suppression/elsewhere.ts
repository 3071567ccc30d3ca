/** What a table has to mind because of what is told elsewhere; by groupKey. */
export interface Elsewhere {
  readonly hide: ReadonlySet<string>;
  /** Told as they are: nothing can be hidden in them any more. */
  readonly known: ReadonlySet<string>;
  /** Told rounded, as they are told now: hidden they would be no better kept. */
  readonly rounded: ReadonlySet<string>;
  /** Of hidden ones, how many more by part than was told before: nobody may be sure of any of them. */
  readonly rises: ReadonlyMap<string, readonly number[]>;
  /** Of those hidden for the sake of reports, the numbers of these. */
  readonly because: ReadonlyMap<string, readonly string[]>;
}

export const NOTHING_ELSEWHERE: Elsewhere = { hide: new Set(), known: new Set(), rounded: new Set(), rises: new Map(), because: new Map() };
