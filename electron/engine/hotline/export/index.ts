export { type CalendarOptions, personCalendar, rotaCalendar } from './calendar-file';
export { type RotaRow, rotaRows, timeRangeLabel } from './rows';
