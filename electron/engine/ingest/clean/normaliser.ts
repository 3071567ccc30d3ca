import type { DatasetColumn } from '../../../../shared/datasets';
import type { LevelNumbering } from '../../../../shared/risk';
import { dateNormaliser } from './dates';
import { grade } from './grades';
import { idCardNormaliser, phone, schoolCode, studentNumberNormaliser } from './identifiers';
import { freeText, personName, repeatedWords, schoolName } from './names';
import { numberNormaliser } from './numbers';
import { clockRange, clockTime, dateTimeNormaliser } from './times';
import type { Normaliser } from './types';
import { boolean, choiceNormaliser, county, gender, riskLevel, stage } from './words';


/**
 * The normaliser of a catalogue column. Make it once per column and file, not per cell.
 * @param today bounds plausible dates
 * @param numbering what 一级 means in the file
 */
export function normaliserFor(column: DatasetColumn, today: Date = new Date(), numbering: LevelNumbering = 'firstWorst'): Normaliser {
  switch (column.type) {
    case 'text':
      return column.repeats === true ? repeatedWords() : freeText;
    case 'personName':
      return personName;
    case 'schoolName':
      return schoolName;
    case 'integer':
    case 'decimal':
      return numberNormaliser(column);
    case 'boolean':
      return boolean;
    case 'date':
      return dateNormaliser(today);
    case 'time':
      return clockTime;
    case 'timeRange':
      return clockRange;
    case 'dateTime':
      return dateTimeNormaliser(today);
    case 'county':
      return county;
    case 'stage':
      return stage;
    case 'schoolCode':
      return schoolCode;
    case 'idCard':
      return idCardNormaliser(today);
    case 'studentNumber':
      return studentNumberNormaliser(today);
    case 'phone':
      return phone;
    case 'gender':
      return gender;
    case 'grade':
      return grade;
    case 'choice':
      return choiceNormaliser(column);
    case 'riskLevel':
      return riskLevel[numbering];
  }
}
