/** 测评原始作答: what senior schools export of a second questionnaire, question by question and without any score. */
import { gradeLabel } from '../../../shared/grades';
import type { WritingContext } from './directory-files';
import { dayOf } from './days';
import { spreadFlaws } from './flaws';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import type { Platform } from './platforms';
import { type Random, randomFor } from './random';
import type { SampleSchool } from './school-plan';
import type { SampleStudent } from './students';

export const QUESTIONS = 9;
/** The question that alone is a reason for concern; nobody of the sample says yes, so that levels stay those of the results. */
const CRITICAL = 9;
const MOST_PUPILS = 120;
const MAY_BE_MISSING = 0.02;

/** Answers 0–3, null where one was left out. */
export interface Answered {
  readonly school: SampleSchool;
  readonly student: SampleStudent;
  readonly answers: readonly (number | null)[];
  /** The third answer is given as a number that no question has. */
  readonly flaw: 'answer' | undefined;
}

export interface AnswerCounts {
  readonly pupils: number;
  /** Answers that can be read. */
  readonly answers: number;
}

export function answersQuestions({ kind }: SampleSchool): boolean {
  return kind.stage === 'senior';
}

/** @param students with a valid result that no second test replaces. */
export function planAnswers(seed: number, school: SampleSchool, students: readonly SampleStudent[]): readonly Answered[] {
  const random = randomFor(seed, 'answers', school.code);
  const chosen = students.slice(0, MOST_PUPILS);
  const flaws = spreadFlaws(chosen.length, ['answer'] as const, random);
  return chosen.map((student, index): Answered => ({ school, student, answers: answersOf(student, random), flaw: flaws.get(index) }));
}

/** Few complaints, some more of those whom the other test found: never worse than that test. */
function answersOf({ level }: SampleStudent, random: Random): (number | null)[] {
  const answers: (number | null)[] = Array.from({ length: QUESTIONS }, () => 0);
  for (let points = level === '0' ? random.integer(0, 4) : random.integer(4, 8); points > 0; points -= 1) {
    const question = random.integer(0, CRITICAL - 2);
    answers[question] = Math.min(2, (answers[question] ?? 0) + 1);
  }
  if (random.chance(MAY_BE_MISSING)) answers[CRITICAL - 3] = null;
  return answers;
}

export function countAnswers(rows: readonly Answered[]): AnswerCounts {
  const readable = ({ answers, flaw }: Answered): number => answers.filter((answer, index) => answer !== null && !(flaw === 'answer' && index === 2)).length;
  return { pupils: rows.length, answers: rows.reduce((sum, row) => sum + readable(row), 0) };
}

type Question = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Id = 'school' | 'code' | 'name' | 'gender' | 'nationalNumber' | 'ownNumber' | 'grade' | 'class' | 'scale' | 'at' | Question;

const questions: readonly Question[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const columns: readonly FormColumn<Id>[] = [
  ['school', '学校名称'], ['code', '学校标识码'], ['name', '姓名'], ['gender', '性别'], ['nationalNumber', '学籍号'], ['ownNumber', '学号'], ['grade', '年级'], ['class', '班级'], ['scale', '量表名称'], ['at', '提交时间'],
  ...questions.map((question): FormColumn<Id> => [question, `题${question}`]),
];

export async function answerFile(rows: readonly Answered[], toldBy: Platform['pupilsToldBy'], { schoolYear }: WritingContext): Promise<WrittenFile | null> {
  const [first] = rows;
  if (first === undefined) return null;
  const { school } = first;
  const startYear = Number(schoolYear.slice(0, 4));
  return writeForms<Id>(`测评作答/${school.area.label}/${school.name}${schoolYear}学年PHQ-9作答明细`, 'xlsx', [{ dataset: 'assessmentAnswers', sheet: '作答明细', columns, rows: rows.map((row) => formRow(row, toldBy, startYear)) }]);
}

function formRow({ school, student, answers, flaw }: Answered, toldBy: Platform['pupilsToldBy'], startYear: number): FormRow<Id> {
  const { person } = student;
  const answer = (question: number): number | null => (flaw === 'answer' && question === 3 ? 33 : (answers[question - 1] ?? null));
  return {
    cells: {
      school: school.name, code: school.code, name: person.name, gender: person.gender === 'male' ? '男' : '女', nationalNumber: toldBy === 'schoolNumber' ? null : `G${person.idCard}`, ownNumber: toldBy === 'schoolNumber' ? student.schoolNumber : null,
      grade: gradeLabel(String(student.grade)), class: `${student.classNumber}班`, scale: 'PHQ-9', at: `${dayOf(startYear, 11, 10 + (student.classNumber % 15))} 10:20:00`,
      1: answer(1), 2: answer(2), 3: answer(3), 4: answer(4), 5: answer(5), 6: answer(6), 7: answer(7), 8: answer(8), 9: answer(9),
    },
    flaws: flaw === 'answer' ? ['answerOutOfRange'] : [],
  };
}
