const two = (value: number): string => String(value).padStart(2, '0');

/** 2025/11/23 16:35 in this computer's time zone. @param iso ISO 8601; anything else reads as nothing. */
export function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return `${time.getFullYear()}/${two(time.getMonth() + 1)}/${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
