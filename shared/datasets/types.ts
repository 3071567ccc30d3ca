/** What a dataset is: one kind of spreadsheet that schools and counties send up. */

export type DatasetId =
  | 'schools'
  | 'counselors'
  | 'trainings'
  | 'activities'
  | 'assessmentOrganisation'
  | 'assessmentResults'
  | 'assessmentAnswers'
  | 'followUps'
  | 'hotlineShifts'
  | 'hotlineCalls'
  | 'courses'
  | 'dailyManagement'
  | 'counselingRooms'
  | 'schoolChanges'
  | 'areaCrosswalk'
  | 'teacherSystem'
  | 'countyTotals';

/**
 * What a row is about, which decides what is worked out for it: `directory`, a school by itself; `school`, something at a school;
 * `teacher`, a person in office; `student`, a pupil, who becomes a pseudonym; `event`, neither; `reference`, how schools and areas hang
 * together: counts nowhere itself, belongs to no school year and is in force by its own dates.
 */
export type Subject = 'directory' | 'school' | 'teacher' | 'student' | 'event' | 'reference';

/**
 * How a column's cells are normalised and checked. The engine has one normaliser per type:
 * text, personName; integer (count, 人/名 suffix and thousands allowed); decimal; boolean (是/否/√/有 …);
 * date (every form met: 2023.9, 2023年9月1日, 20230901, Excel serial …; precision is kept);
 * time (8点30分, 晚8点 … -> 08:30), timeRange (08:00-16:00), dateTime (date with the time of day, if it is told);
 * county (code or name -> six digits); stage (学校类别/办学类型 -> id of the type, see school-types.ts);
 * schoolCode (ten-digit 学校标识码, format checked); idCard (18 digits, GB 11643 check digit verified);
 * studentNumber (学籍号 with G/L prefix, or a school's own 学号); phone; gender (male/female);
 * grade (七年级/初一/7 -> 1–12); choice (one of `choices`); riskLevel (0 1 2 3 X N).
 */
export type ColumnType =
  | 'text'
  | 'personName'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timeRange'
  | 'dateTime'
  | 'county'
  | 'stage'
  | 'schoolCode'
  | 'schoolName'
  | 'idCard'
  | 'studentNumber'
  | 'phone'
  | 'gender'
  | 'grade'
  | 'choice'
  | 'riskLevel';

/**
 * What happens to the value: `keep` it in the warehouse; `identity` turns it into a pseudonym while the
 * file is read and never stores it; `discard` drops it at the door (recognised only to be dropped).
 */
export type Storage = 'keep' | 'identity' | 'discard';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

export interface DatasetColumn {
  /** Name in the warehouse table when stored; stable. */
  readonly id: string;
  /** Chinese name, as printed in templates and messages. */
  readonly label: string;
  readonly type: ColumnType;
  readonly storage: Storage;
  /** A row without it is rejected. */
  readonly required?: boolean;
  /** Header texts met in real files. Compared after normalisation (full width, spaces, brackets, units removed). */
  readonly synonyms: readonly string[];
  /** A text of which the same few words stand in many rows and which names nobody. */
  readonly repeats?: true;
  /** Says how a pupil or caller is, or what was done about it: an issue shows it only of the very cell it is about, never along with another. */
  readonly sensitive?: true;
  readonly choices?: readonly Choice[];
  /** Of a county: administrative counties only, no zones and not 市直. */
  readonly countiesOnly?: true;
  /** Inclusive range of an accepted integer or decimal; outside it the value is emptied with an issue. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** One example for templates and samples. */
  readonly example: string;
}

/**
 * A run of columns that hold one number each: the answers to questions (题1 … 题N) or the scores of subscales
 * (学习焦虑 …). Stored together in the table's column `scores` in sheet order; their names stand with the batch.
 */
export interface ColumnSeries {
  readonly id: 'items' | 'subscales';
  readonly label: string;
  /** Inclusive range of an accepted number; outside it the value is emptied with an issue. */
  readonly minimum: number;
  readonly maximum: number;
}

export interface DatasetDefinition {
  readonly id: DatasetId;
  /** Chinese name. */
  readonly label: string;
  readonly description: string;
  readonly about: Subject;
  /** Held against other data and counted in no indicator: that it names schools beyond the directory is no mistake to be told. */
  readonly heldAgainstOnly?: true;
  /** Words in a title or file name that speak for this dataset. */
  readonly titleWords: readonly string[];
  readonly columns: readonly DatasetColumn[];
  readonly series?: readonly ColumnSeries[];
  /** At least one column or series (by id) of every group must be found before a table is taken for this dataset. */
  readonly signature: readonly (readonly string[])[];
  /** Besides what `about` asks for: groups of columns of which a row must fill one. */
  readonly atLeastOne?: readonly (readonly string[])[];
  /** Headers that speak against it, e.g. a name column in a list of schools. */
  readonly contraindications: readonly string[];
  /** Warehouse table of the stored rows. */
  readonly table: string;
  /** Columns of the table that identify one thing within a school year; a later batch replaces an earlier row. */
  readonly naturalKey: readonly string[];
  /** Date column whose rows belong to the school year that they fall in: tells the year of a table that does not say it. */
  readonly datedBy?: string;
  /** The natural key in words, printed where duplicates are explained. */
  readonly naturalKeyLabel: string;
}
