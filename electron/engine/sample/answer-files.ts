/** 测评原始作答: what secondary schools export of a second questionnaire, question by question and without any score. */
import { gradeLabel } from '../../../shared/grades';
import { type AnswerSheet, answerSheet, isTested, levelOfSheet } from './answer-sheet';
import type { WritingContext } from './directory-files';
import { dayOf } from './days';
import { spreadFlaws } from './flaws';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import type { Platform } from './platforms';
import { randomFor } from './random';
import type { SampleSchool } from './school-plan';
import type { SampleStudent } from './students';

/** Question whose answer is given as a number that no question has, in one row of a file. */
const FLAWED = 3;
const MOST_PUPILS = 120;

export interface Answered extends AnswerSheet {
  readonly school: SampleSchool;
  readonly student: SampleStudent;
  readonly flaw: 'answer' | undefined;
}

export interface AnswerCounts {
  readonly pupils: number;
  /** Answers that can be read. */
  readonly answers: number;
  /** What the key makes of the sheets. */
  readonly levels: Readonly<Record<'0' | '1' | '2' | '3' | 'X', number>>;
}

const STAGES: ReadonlySet<string> = new Set(['junior', 'senior', 'complete']);

export function answersQuestions({ kind }: SampleSchool): boolean {
  return STAGES.has(kind.stage);
}

/** @param students with a valid result that no second test replaces. */
export function planAnswers(seed: number, school: SampleSchool, students: readonly SampleStudent[]): readonly Answered[] {
  const random = randomFor(seed, 'answers', school.code);
  const chosen = spreadOver(students, MOST_PUPILS);
  const flaws = spreadFlaws(chosen.length, ['answer'] as const, random);
  return chosen.flatMap((student, index): Answered[] => {
    const flaw = flaws.get(index);
    if (!isTested(student.level)) return [];
    return [{ school, student, flaw, ...answerSheet(student.level, random, (place) => flaw === 'answer' && place === FLAWED - 1) }];
  });
}

/** Of all grades and classes alike. */
function spreadOver<Item>(items: readonly Item[], most: number): readonly Item[] {
  const share = Math.min(1, most / items.length);
  return items.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

function readableAnswers({ answers, flaw }: Answered): readonly (number | null)[] {
  return answers.map((answer, index) => (flaw === 'answer' && index === FLAWED - 1 ? null : answer));
}

export function countAnswers(rows: readonly Answered[]): AnswerCounts {
  const levels = { '0': 0, '1': 0, '2': 0, '3': 0, X: 0 };
  for (const row of rows) levels[levelOfSheet({ ...row, answers: readableAnswers(row) })] += 1;
  return { pupils: rows.length, answers: rows.reduce((sum, row) => sum + readableAnswers(row).filter((answer) => answer !== null).length, 0), levels };
}

export function addAnswerCounts(counts: readonly AnswerCounts[]): AnswerCounts {
  const sum = (value: (each: AnswerCounts) => number): number => counts.reduce((total, each) => total + value(each), 0);
  return { pupils: sum(({ pupils }) => pupils), answers: sum(({ answers }) => answers), levels: { '0': sum(({ levels }) => levels['0']), '1': sum(({ levels }) => levels['1']), '2': sum(({ levels }) => levels['2']), '3': sum(({ levels }) => levels['3']), X: sum(({ levels }) => levels.X) } };
}

type Question = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Id = 'school' | 'code' | 'name' | 'gender' | 'nationalNumber' | 'ownNumber' | 'grade' | 'class' | 'scale' | 'at' | 'seconds' | Question;

const questions: readonly Question[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const columns: readonly FormColumn<Id>[] = [
  ['school', '学校名称'], ['code', '学校标识码'], ['name', '姓名'], ['gender', '性别'], ['nationalNumber', '学籍号'], ['ownNumber', '学号'], ['grade', '年级'], ['class', '班级'], ['scale', '量表名称'], ['at', '提交时间'], ['seconds', '用时（秒）'],
  ...questions.map((question): FormColumn<Id> => [question, `题${question}`]),
];

export async function answerFile(rows: readonly Answered[], toldBy: Platform['pupilsToldBy'], { schoolYear }: WritingContext): Promise<WrittenFile | null> {
  const [first] = rows;
  if (first === undefined) return null;
  const { school } = first;
  const startYear = Number(schoolYear.slice(0, 4));
  return writeForms<Id>(`测评作答/${school.area.label}/${school.name}${schoolYear}学年PHQ-9作答明细`, 'xlsx', [{ dataset: 'assessmentAnswers', sheet: '作答明细', columns, rows: rows.map((row) => formRow(row, toldBy, startYear)) }]);
}

function formRow({ school, student, answers, seconds, flaw }: Answered, toldBy: Platform['pupilsToldBy'], startYear: number): FormRow<Id> {
  const { person } = student;
  const answer = (question: number): number | null => (flaw === 'answer' && question === FLAWED ? 33 : (answers[question - 1] ?? null));
  return {
    cells: {
      school: school.name, code: school.code, name: person.name, gender: person.gender === 'male' ? '男' : '女', nationalNumber: toldBy === 'schoolNumber' ? null : `G${person.idCard}`, ownNumber: toldBy === 'schoolNumber' ? student.schoolNumber : null,
      grade: gradeLabel(String(student.grade)), class: `${student.classNumber}班`, scale: 'PHQ-9', at: `${dayOf(startYear, 11, 10 + (student.classNumber % 15))} 10:20:00`, seconds,
      1: answer(1), 2: answer(2), 3: answer(3), 4: answer(4), 5: answer(5), 6: answer(6), 7: answer(7), 8: answer(8), 9: answer(9),
    },
    flaws: flaw === 'answer' ? ['answerOutOfRange'] : [],
  };
}
