/** 重点关注学生跟进台账: one file per county, written as soon as the county's results are. */
import { gradeLabel } from '../../../shared/grades';
import type { SampleArea } from './areas';
import { countyForms, type Manner, type Typing } from './county-forms';
import type { WritingContext } from './directory-files';
import { typedDay } from './days';
import { spreadFlaws } from './flaws';
import { type Case, type CaseTally, closingDay, type Step } from './follow-up-plan';
import type { FormRow, WrittenFile } from './form';
import { randomFor } from './random';
import type { Cell } from './table';

type Flaw = 'interviewedOn' | 'level';
type Row = Case & { readonly flaw: Flaw | undefined };
type Id = 'county' | 'school' | 'code' | 'name' | 'gender' | 'nationalNumber' | 'ownNumber' | 'grade' | 'class' | 'level' | 'screened' | 'retested' | 'retestLevel' | 'interviewed' | 'outcome' | 'informed' | 'intervened' | 'referred' | 'referredTo' | 'followed' | 'closed' | 'notes';

const manners: readonly Manner<Id>[] = [
  { format: 'xlsx', columns: [['number', '序号'], ['school', '学校名称', '学生情况'], ['code', '学校标识码', '学生情况'], ['name', '姓名', '学生情况'], ['gender', '性别', '学生情况'], ['nationalNumber', '学籍号', '学生情况'], ['ownNumber', '学号', '学生情况'], ['grade', '年级', '学生情况'], ['class', '班级', '学生情况'], ['level', '关注等级', '筛查与复测'], ['screened', '筛查日期', '筛查与复测'], ['retested', '复测日期', '筛查与复测'], ['retestLevel', '复测等级', '筛查与复测'], ['interviewed', '访谈日期', '访谈与告知'], ['outcome', '访谈结论', '访谈与告知'], ['informed', '告知家长日期', '访谈与告知'], ['intervened', '干预开始日期', '干预转介'], ['referred', '转介日期', '干预转介'], ['referredTo', '转介去向', '干预转介'], ['followed', '最近随访日期', '随访结案'], ['closed', '结案日期', '随访结案'], ['notes', '访谈记录']] },
  { format: 'gb18030', columns: [['county', '县区'], ['school', '所在学校'], ['code', '学校代码'], ['name', '学生姓名'], ['gender', '性别'], ['nationalNumber', '全国学籍号'], ['ownNumber', '学生编号'], ['grade', '所在年级'], ['class', '所在班级'], ['level', '预警等级'], ['screened', '初筛时间'], ['retested', '复评日期'], ['retestLevel', '复评等级'], ['interviewed', '约谈时间'], ['outcome', '评估结果'], ['informed', '通知家长时间'], ['intervened', '干预时间'], ['referred', '转诊时间'], ['referredTo', '转诊机构'], ['followed', '随访时间'], ['closed', '解除关注时间'], ['notes', '情况描述']] },
  { format: 'xls', columns: [['school', '单位名称'], ['code', '机构代码'], ['name', '学生姓名'], ['nationalNumber', '学籍编号'], ['ownNumber', '校内学号'], ['grade', '年级名称'], ['level', '关注级别'], ['screened', '发现日期'], ['retested', '复测时间'], ['retestLevel', '复测结果'], ['interviewed', '面谈日期'], ['outcome', '访谈结果'], ['informed', '家长沟通日期'], ['intervened', '辅导开始时间'], ['referred', '转介时间'], ['referredTo', '转介机构'], ['followed', '跟踪日期'], ['closed', '销案日期']] },
];

/** Retests are told in words of their own: the assessment and the interview come from different hands. */
const retestWords = { '0': ['正常'], '1': ['一般关注'], '2': ['重点关注'], '3': ['危机'], X: ['待复测'], N: ['未参加'] } as const;
const levelWords = { '1': ['三级', '一般关注'], '2': ['二级', '重点关注'], '3': ['一级', '危机'] } as const;
const outcomeWords = { cleared: ['排除', '解除'], attention: ['一般关注', '一般'], priority: ['重点关注', '重点'], crisis: ['危机', '高危'] } as const;
const placeWords = { hospital: ['医疗机构', '精神卫生中心'], center: ['心理辅导中心', '成长指导中心'] } as const;

function cells(row: Row, { random, dates }: Typing): FormRow<Id> {
  const { school, student, toldBy, flaw } = row;
  const day = (step: Step): Cell => (row.dates[step] === undefined ? null : typedDay(row.dates[step], random, dates));
  return {
    cells: {
      county: school.area.label, school: school.name, code: school.code, name: student.person.name, gender: student.person.gender === 'male' ? '男' : '女',
      nationalNumber: toldBy === 'schoolNumber' ? null : `G${student.person.idCard}`, ownNumber: toldBy === 'schoolNumber' ? student.schoolNumber : null,
      grade: gradeLabel(String(student.grade)), class: `${student.classNumber}班`, level: flaw === 'level' ? '待研判' : random.pick(levelWords[row.level]), screened: typedDay(row.screenedOn, random, dates),
      retested: day('retested'), retestLevel: row.retestLevel === null ? null : random.pick(retestWords[row.retestLevel]),
      interviewed: flaw === 'interviewedOn' ? `${row.screenedOn.slice(0, 4)}年11月31日` : day('interviewed'), outcome: row.outcome === null ? null : random.pick(outcomeWords[row.outcome]), informed: day('guardianInformed'),
      intervened: day('intervened'), referred: day('referred'), referredTo: row.referredTo === null ? null : random.pick(placeWords[row.referredTo]), followed: day('followed'), closed: day('closed'),
      notes: row.outcome === null ? null : '（示例，略）',
    },
    flaws: flaw === 'level' ? ['unknownLevel'] : flaw === 'interviewedOn' ? ['impossibleDate'] : [],
  };
}

export async function* followUpFiles(area: SampleArea, cases: readonly Case[], tally: CaseTally, context: WritingContext): AsyncGenerator<WrittenFile> {
  const flaws = spreadFlaws<Flaw>(cases.length, ['interviewedOn', 'level'], randomFor(context.seed, 'follow-up flaws', area.code));
  const rows = cases.map((followed, index): Row => {
    const flaw = flaws.get(index);
    // Only a date that is there can be written wrong.
    return { ...followed, flaw: flaw === 'interviewedOn' && followed.dates.interviewed === undefined ? undefined : flaw };
  });
  for (const row of rows) tally.add(area, row, { step: row.flaw === 'interviewedOn' ? 'interviewed' : null, level: row.flaw === 'level' });
  yield* countyForms({ dataset: 'followUps', context, folder: '跟进台账', subject: '重点关注学生跟进台账', manners, rows, areaOf: () => area, cells, reportedOn: closingDay(Number(context.schoolYear.slice(0, 4))) });
}
