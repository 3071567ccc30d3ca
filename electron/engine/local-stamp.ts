const two = (value: number): string => String(value).padStart(2, '0');

/** Local time, `2026-03-01 09:30:00`. */
export function stampOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** The same for names of files: `20260301-093000`. */
export function fileStampOf(at: Date): string {
  return stampOf(at).replace(/[-:]/g, '').replace(' ', '-');
}
