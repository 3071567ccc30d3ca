/** 热线值班表: the city's rota, one file per month, each in its own manner. */
import { schoolYearLabel } from '../../../shared/school-year';
import { type Typing, typingOf } from './county-forms';
import type { WritingContext } from './directory-files';
import { typedDay } from './days';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import { clockOf, type Shift } from './hotline-plan';
import { randomFor } from './random';

type Id = 'day' | 'shift' | 'times' | 'start' | 'end' | 'seat' | 'name' | 'county' | 'school' | 'substitute' | 'attended';

const withTimes: readonly FormColumn<Id>[] = [['day', '值班日期'], ['shift', '班次'], ['times', '班次起止'], ['seat', '席位'], ['name', '值班教师'], ['county', '县区'], ['school', '单位'], ['substitute', '替班人'], ['attended', '是否到岗']];
const withStart: readonly FormColumn<Id>[] = [['day', '排班日期'], ['shift', '班别'], ['start', '开始时间'], ['end', '结束时间'], ['seat', '座席'], ['name', '值班志愿者'], ['county', '所属县区'], ['school', '志愿者单位'], ['substitute', '替班教师'], ['attended', '到岗情况']];

function cells(shift: Shift, { random, dates, answer }: Typing, day: string | null): FormRow<Id> {
  const { kind, post, flaw } = shift;
  const isWrong = flaw === 'times';
  const [from, to] = [clockOf(kind.from), clockOf(kind.to % 1440 || 1440)];
  const times = random.pick([`${from}-${to}`, `${from}—${to}`, `${Number(from.slice(0, 2))}点至${Number(to.slice(0, 2))}点`, `${from}～${to}`]);
  return {
    cells: {
      day: day ?? typedDay(shift.day, random, dates), shift: kind.label, times: isWrong ? '另行通知' : times, start: isWrong ? '另行通知' : from, end: kind.to > 1440 ? `次日${to}` : to, seat: `${shift.seat}号席`,
      name: flaw === 'missingName' ? null : post.person.name, county: post.school.area.label, school: post.school.name, substitute: shift.substitute, attended: answer(shift.attended),
    },
    rejected: flaw === 'missingName' ? 'missingName' : undefined,
    flaws: !isWrong ? [] : dates === 'cells' ? ['unreadableTimes'] : ['unreadableTime'],
  };
}

export async function* shiftFiles(shifts: readonly Shift[], { seed, schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  const [first, second] = [shifts.filter(({ day }) => day.slice(5, 7) === '11'), shifts.filter(({ day }) => day.slice(5, 7) === '12')];
  const path = (month: number): string => `心理热线/菏泽市${schoolYear}学年6885885心理热线${month}月值班表`;
  if (first.length > 0) {
    const typing = typingOf(randomFor(seed, 'shifts 11'), 'xlsx', 1);
    const dateOf = ({ day }: Shift): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
    yield await writeForms<Id>(path(11), 'xlsx', [
      {
        dataset: 'hotlineShifts', sheet: '11月', columns: withTimes, rows: first.map((shift) => cells(shift, typing, dateOf(shift))), merged: 'day',
        title: `菏泽市${schoolYearLabel(schoolYear)}“6885885”心理热线11月值班表`, unitLine: '填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）', notes: ['注：每班提前十分钟到岗交接；如需调班请提前一天报告。'],
      },
    ]);
  }
  if (second.length > 0) {
    const typing = typingOf(randomFor(seed, 'shifts 12'), 'gb18030', 0);
    yield await writeForms<Id>(path(12), 'gb18030', [{ dataset: 'hotlineShifts', sheet: '12月', columns: withStart, rows: second.map((shift) => cells(shift, typing, null)) }]);
  }
}
