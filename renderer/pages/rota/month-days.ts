/** Months to plan for, and their days. */
export interface Month {
  /** 2025-12 */
  readonly id: string;
  readonly label: string;
  readonly days: readonly { readonly date: string; readonly label: string; readonly isWeekend: boolean }[];
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** @param index months after that of `today` */
export function monthAfter(today: Date, index: number): Month {
  const first = new Date(Date.UTC(today.getFullYear(), today.getMonth() + index, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const id = `${year}-${String(month).padStart(2, '0')}`;
  const days = Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, day) => {
    const weekday = new Date(Date.UTC(year, month - 1, day + 1)).getUTCDay();
    return { date: `${id}-${String(day + 1).padStart(2, '0')}`, label: `${day + 1}日 星期${WEEKDAYS[weekday] ?? ''}`, isWeekend: weekday === 0 || weekday === 6 };
  });
  return { id, label: `${year}年${month}月`, days };
}
