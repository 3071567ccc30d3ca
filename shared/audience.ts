/** For whom figures are made. Who may read the narrower ones reads the wider ones as well, so thresholds never fall from one to the next. */
export const AUDIENCE_IDS = ['internal', 'upward', 'open'] as const;
export type AudienceId = (typeof AUDIENCE_IDS)[number];

export const AUDIENCES: Readonly<Record<AudienceId, { readonly label: string; readonly explanation: string }>> = {
  internal: { label: '内部', explanation: '本单位工作使用，页面上的数字也是如此' },
  upward: { label: '上报', explanation: '报送政府、上级和有关部门，发下级单位和学校' },
  open: { label: '公开', explanation: '向社会公布，任何人都可能看到' },
};

export type Thresholds = Readonly<Record<AudienceId, number>>;

/** As they are applied: whoever is further out is told no more than those further in. */
export function thresholdsOf({ minimumValidResults, upwardMinimum, openMinimum }: { readonly minimumValidResults: number; readonly upwardMinimum: number; readonly openMinimum: number }): Thresholds {
  const upward = Math.max(minimumValidResults, upwardMinimum);
  return { internal: minimumValidResults, upward, open: Math.max(upward, openMinimum) };
}
