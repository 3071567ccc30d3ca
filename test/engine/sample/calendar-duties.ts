/** The sample's one rota in the form of a calendar, read cell by cell; nothing of the engine helps. */
import * as XLSX from 'xlsx';
import type { SampleFile } from '../../../electron/engine/sample';

export interface CalendarDuty {
  readonly day: string;
  readonly name: string;
  readonly school: string;
  readonly from: string;
  readonly to: string;
}

export function calendarDuties(files: readonly SampleFile[]): readonly CalendarDuty[] {
  return files.filter(({ relativePath }) => relativePath.startsWith('县区热线值班/')).flatMap(({ bytes }) => {
    const book = XLSX.read(bytes);
    const rows: string[][] = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' });
    const year = /(20\d{2})年/.exec(rows[0]?.[0] ?? '')?.[1] ?? '';
    const hours = new Map([...(rows.at(-1)?.[0] ?? '').matchAll(/(.班)([\d:]+)-((?:次日)?[\d:]+)/g)].map(([, label = '', from = '', to = '']) => [label, { from, to }] as const));
    let days: string[] = [];
    return rows.flatMap((row): CalendarDuty[] => {
      if (row[0] === '日期') days = row.slice(1).map((text) => text.replace(/^(\d+)月(\d+)日$/, (_, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`));
      const times = hours.get(row[0] ?? '');
      if (times === undefined) return [];
      return row.slice(1).flatMap((cell, place) => [...cell.matchAll(/([^、（]+)（([^）]+)）/g)].map(([, name = '', school = '']): CalendarDuty => ({ day: days[place] ?? '', name, school, ...times })));
    });
  });
}
