import { describe, expect, it } from 'vitest';
import { type PlannedDuty, personCalendar, rotaCalendar, rotaRows } from '../../../electron/engine/hotline';
import { escapeText, foldLine } from '../../../electron/engine/hotline/export/calendar-lines';
import { TWO_SHIFTS, person, rulesOf } from './support';

const rules = rulesOf('2026-10-01', '2026-10-02', { shifts: TWO_SHIFTS, holidays: ['2026-10-01'] });
const people = [person('a', { name: '李静', phone: '13800000000' }), person('b', { name: '刘洋, 主任; 一' })];
const planned = (personId: string, date: string, shift: 'day' | 'night', seat: number): PlannedDuty => {
  const next = date.replace(/\d\d$/, (day) => String(Number(day) + 1).padStart(2, '0'));
  return { personId, date, shift, seat: `${seat}号席`, startsAt: `${date}T${shift === 'day' ? '08:00' : '20:00'}`, endsAt: shift === 'day' ? `${date}T20:00` : `${next}T08:00` };
};
const duties = [planned('b', '2026-10-01', 'day', 2), planned('a', '2026-10-01', 'day', 1), planned('a', '2026-10-02', 'night', 1)];
const options = { madeAt: '2026-09-20T01:02:03Z', hotline: '6885885' };

/** RFC 5545 §3.1: a line break followed by a blank is no line break. */
function unfolded(text: string): readonly string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('rotaRows', () => {
  it('has one row per shift in order, telephone numbers only when asked for', () => {
    expect(rotaRows(duties, people, rules)).toEqual([
      { date: '2026-10-01', weekday: '星期四', dayKind: '节假日', shift: '白班', time: '08:00—20:00', names: ['李静', '刘洋, 主任; 一'] },
      { date: '2026-10-02', weekday: '星期五', dayKind: '工作日', shift: '夜班', time: '20:00—次日08:00', names: ['李静'] },
    ]);
    expect(rotaRows(duties, people, rules, true)[0]?.phones).toEqual(['13800000000', '']);
  });
});

describe('iCalendar', () => {
  it('ends every line with CRLF and keeps lines within 75 octets without splitting a character', () => {
    const long = people.map((one) => ({ ...one, name: `${one.name}${'很长的姓名'.repeat(9)}` }));
    const text = rotaCalendar(duties, long, rules, options);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\ufffd');
    expect(unfolded(text).find((line) => line.startsWith('SUMMARY'))).toContain('很长的姓名'.repeat(9));
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
    expect(foldLine('心'.repeat(26))).toBe(`${'心'.repeat(25)}\r\n 心`);
  });

  it('tells times in the zone it defines, and escapes text', () => {
    const lines = unfolded(rotaCalendar(duties, people, rules, options));
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Yuxin Desk//Hotline Rota//ZH']);
    expect(lines).toContain('TZID:Asia/Shanghai');
    expect(lines).toContain('TZOFFSETTO:+0800');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20261002T200000');
    expect(lines).toContain('DTEND;TZID=Asia/Shanghai:20261003T080000');
    expect(lines).toContain('DTSTAMP:20260920T010203Z');
    expect(lines).toContain('SUMMARY:白班 李静、刘洋\\, 主任\\; 一');
    expect(lines).toContain('DESCRIPTION:心理热线 6885885\\n1号席：李静\\n2号席：刘洋\\, 主任\\; 一');
    expect(escapeText('a\\b\r\nc\u0007')).toBe('a\\\\b\\nc');
  });

  it('gives one person only their own duties, under names that stay and tell nothing', () => {
    const text = personCalendar(people[0] ?? person('a'), duties, rules, options);
    const ids = unfolded(text).filter((line) => line.startsWith('UID:'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^UID:[0-9a-f]{32}@hotline\.yuxin-desk$/);
    expect(text).not.toContain('刘洋');
    expect(personCalendar(people[0] ?? person('a'), [...duties].reverse(), rules, { ...options, madeAt: '2026-09-21T00:00:00Z' }).split('\r\n').filter((line) => line.startsWith('UID:'))).toEqual(ids);
    expect(personCalendar(person('z'), duties, rules, options)).not.toContain('VEVENT');
  });
});
