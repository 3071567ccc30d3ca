/** 心理辅导室建设情况: one sheet of the city with merged counties. */
import { SAMPLE_AREAS } from './areas';
import { totalsOf, type Typing, typingOf } from './county-forms';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import { schoolYearLabel } from '../../../shared/school-year';
import { dayOf } from './days';
import { spreadFlaws } from './flaws';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import { randomFor } from './random';
import { planReporting, type Reporting } from './reporting';
import type { SampleSchool } from './school-plan';
import { type AreaCounts, countAreas, sumOf } from './tally';

type Flaw = 'area' | 'builtOn' | 'staff';

interface Room {
  readonly school: SampleSchool;
  readonly hasRoom: boolean;
  /** Square metres. */
  readonly area: number;
  readonly zones: string;
  readonly built: readonly [year: number, month: number];
  readonly openHours: number;
  readonly staff: number;
  readonly head: string;
  readonly visits: number;
  /** Yuan. */
  readonly funding: number;
  readonly flaw: Flaw | undefined;
}

export interface RoomCounts {
  readonly schoolsReporting: number;
  readonly schoolsWithRoom: number;
  /** Square metres. */
  readonly area: number;
  /** Hours a week. */
  readonly openHours: number;
  readonly staff: number;
  readonly visits: number;
  /** Yuan. */
  readonly funding: number;
}

export interface PlannedRooms {
  readonly rooms: readonly Room[];
  readonly counts: AreaCounts<RoomCounts>;
  readonly reporting: Reporting;
}

const ZONES = ['个体辅导室', '团体活动室', '办公接待区', '沙盘室', '宣泄室', '测评室'];

export function planRooms(seed: number, schools: readonly SampleSchool[], posts: readonly Post[], startYear: number): PlannedRooms {
  const reporting = planReporting(seed, 'counselingRooms', schools, { late: 0, unreported: 0.08 });
  const random = randomFor(seed, 'counseling rooms');
  const heads = new Map(posts.map((post) => [post.school, post.person.name]));
  const planned = [...reporting.inTime].sort((a, b) => SAMPLE_AREAS.indexOf(a.area) - SAMPLE_AREAS.indexOf(b.area)).map((school) => {
    const hasRoom = random.chance(school.students > 300 ? 0.88 : 0.4);
    const when = (value: number): number => (hasRoom ? value : 0);
    return {
      school, hasRoom, area: when(random.pick([15, 24.5, 40, 60, 80, 120, 180])), zones: ZONES.slice(0, random.integer(1, ZONES.length)).join('、'), built: [random.integer(2012, startYear), random.integer(2, 9)] as const,
      openHours: when(random.pick([5, 7.5, 10, 15, 20, 30])), staff: when(random.integer(1, 4)), head: heads.get(school) ?? '', visits: when(random.integer(4, 160)), funding: when(random.integer(1, 60) * 500),
    };
  });
  const flaws = spreadFlaws<Flaw>(planned.length, ['area', 'builtOn', 'staff'], random);
  const rooms = planned.map((room, index): Room => ({ ...room, flaw: room.hasRoom ? flaws.get(index) : undefined }));
  return {
    rooms,
    reporting,
    counts: countAreas(rooms, ({ school }) => school.area, (own) => ({
      schoolsReporting: own.length,
      schoolsWithRoom: own.filter(({ hasRoom }) => hasRoom).length,
      area: sumOf(own, ({ area, flaw }) => (flaw === 'area' ? 0 : area)),
      openHours: sumOf(own, ({ openHours }) => openHours),
      staff: sumOf(own, readableStaff),
      visits: sumOf(own, ({ visits }) => visits),
      funding: sumOf(own, ({ funding }) => funding),
    })),
  };
}

function readableStaff({ staff, flaw }: Room): number {
  return flaw === 'staff' ? 0 : staff;
}

type Id = 'county' | 'school' | 'code' | 'hasRoom' | 'area' | 'zones' | 'built' | 'openHours' | 'staff' | 'head' | 'visits' | 'funding';

const columns: readonly FormColumn<Id>[] = [
  ['number', '序号'], ['county', '县（市、区）'], ['school', '学校名称'], ['code', '学校标识码'], ['hasRoom', '是否建有心理辅导室'], ['area', '面积（平方米）', '建设情况'], ['zones', '功能分区', '建设情况'], ['built', '建成时间', '建设情况'],
  ['openHours', '每周开放时间（小时）', '使用情况'], ['staff', '专兼职人员数', '使用情况'], ['visits', '学期接待人次', '使用情况'], ['funding', '年度经费（元）', '使用情况'], ['head', '负责人'],
];

function cells(room: Room, { random, answer }: Typing): FormRow<Id> {
  const { school, hasRoom, flaw, area } = room;
  const [year, month] = room.built;
  const built = random.pick([`${year}.0${month}`, `${year}年${month}月`, `${year}-0${month}`, `${year}年`]);
  return {
    cells: {
      county: school.area.label, school: school.name, code: school.code, hasRoom: answer(hasRoom), head: room.head === '' ? null : room.head,
      area: !hasRoom ? '/' : flaw === 'area' ? '较大' : random.pick([area, `${area}平方米`]), zones: hasRoom ? room.zones : '无', built: !hasRoom ? null : flaw === 'builtOn' ? `${year}年13月` : built,
      openHours: hasRoom ? random.pick([room.openHours, `${room.openHours}小时`]) : '/', staff: !hasRoom ? '/' : flaw === 'staff' ? '80%' : room.staff, visits: hasRoom ? random.pick([room.visits, `${room.visits}人次`]) : '/',
      funding: hasRoom ? random.pick([room.funding, room.funding.toLocaleString('en-US'), `${room.funding}元`]) : null,
    },
    flaws: flaw === 'area' ? ['unreadableNumber'] : flaw === 'builtOn' ? ['impossibleDate'] : flaw === 'staff' ? ['percentageOfCount'] : [],
  };
}

export async function* roomFiles({ rooms }: PlannedRooms, { seed, schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  if (rooms.length === 0) return;
  const typing = typingOf(randomFor(seed, 'room cells'), 'xlsx', 1);
  yield await writeForms<Id>(`心理辅导室/菏泽市${schoolYear}学年心理辅导室建设情况统计表`, 'xlsx', [
    {
      dataset: 'counselingRooms', sheet: '辅导室', columns, rows: rooms.map((room) => cells(room, typing)), merged: 'county',
      title: `菏泽市${schoolYearLabel(schoolYear)}中小学心理辅导室建设情况统计表`,
      unitLine: `填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）\u3000\u3000填报时间：${dayOf(Number(schoolYear.slice(0, 4)), 11, 30)}`,
      totals: totalsOf(rooms.map((room) => ({ staff: readableStaff(room), visits: room.visits, funding: room.funding, area: room.flaw === 'area' ? 0 : room.area }))),
      notes: ['填表人：郑某某\u3000\u3000审核人：冯某某', '说明：面积为使用面积；未建校填“/”。'],
    },
  ]);
}
