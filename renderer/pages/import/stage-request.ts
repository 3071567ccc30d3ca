import type { InspectedFile, RequestOf } from '../../../shared/contract';
import { schoolYearOf } from '../../../shared/school-year';
import { commonSchoolYear, isImportable, lacksSchoolYear, sourcesOf } from './file-list';
import type { Answers } from './import-state';

export function currentSchoolYear(): string {
  const now = new Date();
  return schoolYearOf({ year: now.getFullYear(), month: now.getMonth() + 1 });
}

/** The year of tables that do not say theirs: as answered, else what the other tables say, else today's. */
export function schoolYearFor(files: readonly InspectedFile[], answers: Answers): string {
  return answers.schoolYear ?? commonSchoolYear(files) ?? currentSchoolYear();
}

/** What is checked: every file that is readable and has no open question. A school year goes along only when it was asked for. */
export function stageRequest(files: readonly InspectedFile[], answers: Answers): RequestOf<'import.stage'> {
  const sent = files.filter(isImportable);
  return {
    sources: sourcesOf(sent),
    passwords: [...answers.passwords],
    includeHidden: answers.includeHidden,
    ...(sent.some(lacksSchoolYear) ? { schoolYear: schoolYearFor(files, answers) } : {}),
  };
}
