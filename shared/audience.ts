/** For whom figures are made. Who may read the narrower ones reads the wider ones as well, so thresholds never fall from one to the next. */
export const AUDIENCE_IDS = ['internal', 'upward', 'open'] as const;
export type AudienceId = (typeof AUDIENCE_IDS)[number];

export const AUDIENCES: Readonly<Record<AudienceId, { readonly label: string; readonly explanation: string }>> = {
  internal: { label: '内部', explanation: '本单位工作使用，页面上的数字也是如此' },
  upward: { label: '上报', explanation: '报送政府、上级和有关部门，发下级单位和学校' },
  open: { label: '公开', explanation: '向社会公布，任何人都可能看到' },
};

/** To multiples of how many pupils are rounded in reports. A reader of rounded counts knows less, so less has to be hidden besides. */
export const ROUNDING_BASES = [5, 10, 20, 50, 100] as const;
/** Null: told as they are. */
export type Rounding = (typeof ROUNDING_BASES)[number] | null;

/** How an audience is told of groups of pupils. */
export interface Telling {
  /** Groups of fewer are hidden. */
  readonly minimum: number;
  readonly rounding: Rounding;
}

export type Tellings = Readonly<Record<AudienceId, Telling>>;

/** As they are applied: whoever is further out is told no more than those further in. */
export function tellingsOf({ minimumValidResults, upwardMinimum, openMinimum, upwardRounding, openRounding }: TellingSettings): Tellings {
  const upward = Math.max(minimumValidResults, upwardMinimum);
  return {
    // Pages and queries are worked with: whoever follows up pupils needs all of them.
    internal: { minimum: minimumValidResults, rounding: null },
    upward: { minimum: upward, rounding: upwardRounding },
    // Rounded to two multiples a count would be told more closely than by either.
    open: { minimum: Math.max(upward, openMinimum), rounding: upwardRounding ?? openRounding },
  };
}

export interface TellingSettings {
  readonly minimumValidResults: number;
  readonly upwardMinimum: number;
  readonly openMinimum: number;
  readonly upwardRounding: Rounding;
  readonly openRounding: Rounding;
}

export function roundingWords(rounding: Rounding): string {
  return rounding === null ? '不取整' : `取整到 ${rounding} 的倍数`;
}
