/** A rota as iCalendar text (.ics, RFC 5545), for all or for one person. */
import { createHash } from 'node:crypto';
import type { PlannedDuty, RotaPerson, RotaRules } from '../types';
import { calendarText, escapeText } from './calendar-lines';
import { groupByShift } from './rows';

const TIME_ZONE = 'Asia/Shanghai';
/** China has kept UTC+8 without daylight saving time since 1992. */
const TIME_ZONE_LINES = ['BEGIN:VTIMEZONE', `TZID:${TIME_ZONE}`, 'BEGIN:STANDARD', 'DTSTART:19920101T000000', 'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'TZNAME:CST', 'END:STANDARD', 'END:VTIMEZONE'];

export interface CalendarOptions {
  /** When the rota was made: UTC, `YYYY-MM-DDTHH:MM:SSZ`. Calendars take the later of two versions of an event. */
  readonly madeAt: string;
  /** E.g. 6885885; named in every event. */
  readonly hotline: string;
}

interface CalendarEvent {
  readonly identity: readonly string[];
  readonly duty: PlannedDuty;
  readonly summary: string;
  readonly description: string;
}

/** Stays the same for the same duty, so that a second import replaces instead of doubling; tells nothing about the person. */
function uniqueId(identity: readonly string[]): string {
  return `${createHash('sha256').update(identity.join('\u0000')).digest('hex').slice(0, 32)}@hotline.yuxin-desk`;
}

function stamp(instant: string): string {
  return `${instant.replaceAll(/[-:]/g, '')}00`;
}

function eventLines({ identity, duty, summary, description }: CalendarEvent, madeAt: string): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uniqueId(identity)}`,
    `DTSTAMP:${madeAt.replaceAll(/[-:]/g, '').replace(/\.\d+/, '')}`,
    `DTSTART;TZID=${TIME_ZONE}:${stamp(duty.startsAt)}`,
    `DTEND;TZID=${TIME_ZONE}:${stamp(duty.endsAt)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    'END:VEVENT',
  ];
}

function calendarOf(name: string, events: readonly CalendarEvent[], madeAt: string): string {
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yuxin Desk//Hotline Rota//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    `X-WR-TIMEZONE:${TIME_ZONE}`,
    ...TIME_ZONE_LINES,
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ]);
}

function shiftLabels(rules: RotaRules): (shift: string) => string {
  const labels = new Map(rules.shifts.map(({ id, label }) => [id, label]));
  return (shift) => labels.get(shift) ?? shift;
}

/** One event per shift with the names of all on duty. @returns text of the file, UTF-8 */
export function rotaCalendar(duties: readonly PlannedDuty[], people: readonly RotaPerson[], rules: RotaRules, options: CalendarOptions): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const labelOf = shiftLabels(rules);
  const events = groupByShift(duties).map((onDuty): CalendarEvent => {
    const [duty] = onDuty;
    const seats = onDuty.map(({ personId, seat }) => `${seat}：${names.get(personId) ?? personId}`);
    const who = onDuty.map(({ personId }) => names.get(personId) ?? personId).join('、');
    return { identity: ['all', options.hotline, duty.date, duty.shift], duty, summary: `${labelOf(duty.shift)} ${who}`, description: `心理热线 ${options.hotline}\n${seats.join('\n')}` };
  });
  return calendarOf(`心理热线 ${options.hotline} 值班表`, events, options.madeAt);
}

/** The duties of one person. @returns text of the file, UTF-8; a calendar without events for someone without duties */
export function personCalendar(person: RotaPerson, duties: readonly PlannedDuty[], rules: RotaRules, options: CalendarOptions): string {
  const labelOf = shiftLabels(rules);
  const events = groupByShift(duties.filter(({ personId }) => personId === person.id)).map(([duty]): CalendarEvent => ({
    identity: ['person', options.hotline, duty.date, duty.shift, person.id],
    duty,
    summary: `心理热线${labelOf(duty.shift)}`,
    description: `心理热线 ${options.hotline}，${duty.seat}。有事请提前换班并告知负责人。`,
  }));
  return calendarOf(`${person.name} 心理热线值班`, events, options.madeAt);
}
