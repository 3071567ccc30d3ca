/** Rows of 心理健康教师台账, as different hands fill them in. */
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import { People, type BirthDate, withWrongCheckDigit } from './people';
import type { Random } from './random';
import type { Cell } from './table';
import type { RejectionReason } from './truth';

export interface RosterRow {
  readonly post: Post;
  readonly name: Cell;
  readonly employment: string;
  readonly cells: RosterCells;
  readonly rejected?: RejectionReason;
}

export interface RosterCells {
  readonly gender: string;
  readonly idCard: string;
  readonly birth: Cell;
  readonly education: string;
  readonly major: string;
  readonly title: string;
  readonly subject: string;
  readonly years: Cell;
  readonly weeklyHours: Cell;
  readonly certificate: string;
  readonly certifiedOn: Cell;
  readonly phone: string;
  readonly researcher: Cell;
  readonly headTeacher: Cell;
  readonly willing: Cell;
  readonly coreTeam: Cell;
  readonly hotlineVolunteer: Cell;
  readonly inService: Cell;
}

const employmentWords = {
  fullTime: ['专职', '专职', '专', '专任', '专职教师', ' 专职'],
  partTime: ['兼职', '兼职', '兼', '兼职教师', '兼课', '兼职　'],
} as const;
const CORE_TEAM_CERTIFICATE = '国家二级心理咨询师';
const certificates = [CORE_TEAM_CERTIFICATE, '国家三级心理咨询师', '心理健康教育教师资格证', '山东省心理健康教育C证', '无', '/'];

/** @param duties undefined for people of no account, whose rows are refused. */
export function rosterRow(post: Post, random: Random, dates: 'cells' | 'text', duties: Duties | undefined): RosterRow {
  const { person } = post;
  const idCard = post.wrongIdNumber ? withWrongCheckDigit(person.idCard) : person.idCard;
  const anyCertificate = random.pick(certificates);
  // What the core team was chosen for.
  const certificate = duties?.coreTeam === true && anyCertificate.length <= 2 ? CORE_TEAM_CERTIFICATE : anyCertificate;
  const isCertified = certificate.length > 2;
  return {
    post,
    name: random.chance(0.04) && [...person.name].length === 2 ? [...person.name].join('　') : person.name,
    employment: random.pick(employmentWords[post.employment]),
    cells: {
      gender: person.gender === 'male' ? '男' : '女',
      idCard: idCard.endsWith('X') && random.chance(0.3) ? idCard.toLowerCase() : idCard,
      birth: typedMonth(person.birth, random, dates),
      education: random.pick(['本科', '本科', '大专', '研究生']),
      major: post.employment === 'fullTime' ? random.pick(['应用心理学', '心理学', '心理健康教育']) : random.pick(['汉语言文学', '数学与应用数学', '教育学', '思想政治教育']),
      title: random.pick(['一级教师', '二级教师', '高级教师', '未定级']),
      subject: post.employment === 'fullTime' ? '心理健康' : random.pick(['语文', '数学', '道德与法治', '英语', '体育']),
      years: typedYears(random, duties?.coreTeam === true ? 3 : 1),
      weeklyHours: random.pick<Cell>([random.integer(1, 12), `${random.integer(1, 6)}节`, '/']),
      certificate,
      certifiedOn: isCertified ? typedMonth({ year: random.integer(2008, 2023), month: random.integer(1, 12), day: 1 }, random, dates) : null,
      phone: `188000${random.integer(10_000, 99_999)}`,
      ...dutyCells(duties, dates),
    },
  };
}

function typedYears(random: Random, least: number): Cell {
  return random.pick<Cell>([Math.max(least, random.integer(1, 12)), `${Math.max(least, random.integer(1, 12))}年`]);
}

/** Workbooks tick boxes, text files say 是 and 否. */
function dutyCells(duties: Duties | undefined, dates: 'cells' | 'text'): Pick<RosterCells, keyof Duties> {
  const [yes, no] = dates === 'cells' ? ['√', '×'] : ['是', '否'];
  const said = (key: keyof Duties): Cell => (duties === undefined ? null : duties[key] ? yes : no);
  return {
    researcher: duties === undefined ? null : duties.researcher ? '是' : '否',
    headTeacher: said('headTeacher'), willing: said('willing'), coreTeam: said('coreTeam'), hotlineVolunteer: said('hotlineVolunteer'), inService: said('inService'),
  };
}

/** 2016.11, 2016年11月, 2016/11/1, 201611 or a real date. Never 2016.1, which may have lost a zero. */
function typedMonth({ year, month, day }: BirthDate, random: Random, dates: 'cells' | 'text'): Cell {
  const two = String(month).padStart(2, '0');
  return random.pick<Cell>([`${year}.${two}`, `${year}年${month}月`, `${year}/${month}/${day}`, `${year}-${two}`, dates === 'cells' ? new Date(Date.UTC(year, month - 1, day)) : `${year}${two}`]);
}

/** Rows an import must refuse, each beside a row that counts; which kinds depends on the file's place in the series. */
export function withRejectedRows(rows: readonly RosterRow[], random: Random, place: number, birthYear: number): RosterRow[] {
  const first = rows[0];
  if (first === undefined) return [];
  const stranger = (): RosterRow => {
    const { area } = first.post.school;
    const post: Post = { ...first.post, person: new People(random).make(area.code, birthYear), employment: 'partTime', shared: false, wrongIdNumber: false };
    return rosterRow(post, random, 'text', undefined);
  };
  const result = [...rows];
  if (place % 3 === 0) result.splice(random.integer(1, result.length), 0, { ...stranger(), name: null, rejected: 'missingName' });
  if (place % 3 === 1) result.splice(random.integer(1, result.length), 0, { ...stranger(), employment: '专（兼）职', rejected: 'ambiguousEmployment' });
  // Entered twice: the second one goes.
  if (place % 2 === 0) result.push({ ...first, rejected: 'duplicateRow' });
  return result;
}
