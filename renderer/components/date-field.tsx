/** A day, typed in any of the ways in which it is written here, or chosen from a calendar. Shown alike whatever the system speaks. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

/** The first is shown. */
const WRITTEN = ['YYYY-MM-DD', 'YYYY年M月D日', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD'];

export interface DateFieldProps {
  /** ISO date, or '' */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly testId: string;
}

export function DateField({ value, onChange, placeholder = '选或填日期', testId }: DateFieldProps) {
  return <DatePicker className="date-field" format={WRITTEN} value={value === '' ? null : dayjs(value)} placeholder={placeholder} onChange={(day) => onChange(day?.format(WRITTEN[0]) ?? '')} data-testid={testId} />;
}
