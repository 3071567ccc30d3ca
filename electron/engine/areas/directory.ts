/**
 * The directory of one year held against the changes in force: which listed schools count, under which former names others may name
 * them, and what a person should look at. Nothing is left out without a note.
 */
import { follow, inForce, sameSchool } from './succession';
import { CHANGE_LABELS, type ListedSchool, type SchoolChange, type SchoolIdentity } from './types';

export interface FormerIdentity extends SchoolIdentity {
  /** Key of the listed school that is meant. */
  readonly school: string;
  /** Chinese, for whoever sent the file: what the school is called now, and since when. */
  readonly message: string;
}

export interface DirectoryNote {
  readonly school: string;
  readonly code: 'LISTED_BY_FORMER_NAME' | 'LISTED_TWICE' | 'CLOSED_SCHOOL_LISTED' | 'MERGED_SCHOOL_LISTED' | 'MERGER_NOT_LISTED';
  readonly severity: 'info' | 'warning';
  readonly message: string;
}

/** How a school that counts came to be what it is. */
export interface SchoolHistory {
  readonly school: string;
  /** As written; null for a school that was founded. */
  readonly formerName: string | null;
  /** Chinese. */
  readonly text: string;
}

export interface ResolvedDirectory {
  /** Listed schools that count. */
  readonly counted: readonly ListedSchool[];
  readonly former: readonly FormerIdentity[];
  readonly history: readonly SchoolHistory[];
  readonly notes: readonly DirectoryNote[];
}

const date = (iso: string): string => `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

/** 2025年7月1日更名为“曹县韩集镇中心小学”（菏教字〔2025〕12号） */
export function changeText({ type, effectiveOn, newName, document }: SchoolChange): string {
  const verb = type === 'merged' ? '并入' : type === 'renamed' ? '更名为' : CHANGE_LABELS[type];
  const target = newName === null || type === 'closed' || type === 'founded' ? '' : type === 'transferred' ? `，名称为“${newName}”` : `“${newName}”`;
  return `${date(effectiveOn)}${target === '' ? CHANGE_LABELS[type] : `${verb}${target}`}${document === null ? '' : `（${document}）`}`;
}

/** @param listed the schools of one year. @param changes all that are known, in order. */
export function resolveDirectory(listed: readonly ListedSchool[], changes: readonly SchoolChange[], schoolYear: string): ResolvedDirectory {
  const effective = inForce(changes, schoolYear);
  const counted: ListedSchool[] = [];
  const notes: DirectoryNote[] = [];
  const former: FormerIdentity[] = [];
  /** Counted schools that the directory still lists by what they were. */
  const moved: { readonly school: ListedSchool; readonly end: SchoolIdentity }[] = [];
  for (const school of listed) {
    const { end, path } = follow(school, effective);
    const last = path.at(-1);
    if (last === undefined || (end !== null && sameSchool(end, school) && namesAgree(end, school))) {
      counted.push(school);
      continue;
    }
    const told = path.map(changeText).join('，');
    const note = (code: DirectoryNote['code'], severity: DirectoryNote['severity'], message: string): void => {
      notes.push({ school: school.school, code, severity, message: `“${school.name}”已于${told}。${message}` });
    };
    if (end === null) {
      note('CLOSED_SCHOOL_LISTED', 'warning', `${schoolYear}学年起不再计入学校数、在校生数和未配备、未报的学校；请从名录中删去，或更正学校变更表。`);
      continue;
    }
    const successor = listed.find((other) => other !== school && sameSchool(other, end));
    if (path.some(({ type }) => type === 'merged')) {
      if (successor === undefined) {
        note('MERGER_NOT_LISTED', 'warning', '本学年名录里还没有合并后的学校，暂按原来的学校统计；请在名录中补上合并后的学校。');
        counted.push(school);
      } else note('MERGED_SCHOOL_LISTED', 'warning', `名录里已有“${successor.name}”，本行的学生、班级不再另计；请从名录中删去本行。`);
    } else if (successor === undefined) {
      note('LISTED_BY_FORMER_NAME', 'info', '名录仍用原名称或原标识码，已按同一所学校统计。');
      counted.push(school);
      moved.push({ school, end });
    } else note('LISTED_TWICE', 'warning', `名录里同时列有“${successor.name}”，只计现名称的一行；请从名录中删去原名称的一行。`);
  }
  const listedAs = (sought: SchoolIdentity): ListedSchool | undefined =>
    counted.find((school) => sameSchool(school, sought)) ?? moved.find((school) => sameSchool(school.end, sought))?.school;
  const history: SchoolHistory[] = [];
  for (const change of effective) {
    if (change.type === 'closed') continue;
    const { end, path } = change.type === 'founded' ? { end: change.new, path: [change] } : follow(change.old, effective);
    const target = end === null ? undefined : listedAs(end);
    if (target === undefined || path.length === 0) continue;
    const told = path.map(changeText).join('，');
    const isFounding = change.type === 'founded';
    history.push({ school: target.school, formerName: isFounding ? null : change.oldName, text: isFounding ? told : `“${change.oldName ?? ''}”${told}` });
    for (const identity of isFounding ? [] : formsOf(change.old)) {
      const isListed = counted.some((school) => sameSchool(school, identity) && namesAgree(school, identity));
      if (!isListed) former.push({ ...identity, school: target.school, message: `已于${told}` });
    }
  }
  return { counted, former: [...former, ...laterNames(counted, effective, changes)], history, notes };
}

/** Of schools with codes, names tell nothing. */
function namesAgree(one: SchoolIdentity, other: SchoolIdentity): boolean {
  return one.nameKey === null || other.nameKey === null || one.nameKey === other.nameKey;
}

/** By code and by name alone: a file may give either. */
function formsOf(identity: SchoolIdentity): readonly SchoolIdentity[] {
  return [...(identity.code === null ? [] : [identity]), ...(identity.nameKey === null ? [] : [{ ...identity, code: null }])];
}

/**
 * A school that is renamed or handed over later is the same school: a late file may give its later name. New names are
 * among them, too, where the directory still uses the old.
 */
function laterNames(
  counted: readonly ListedSchool[],
  effective: readonly SchoolChange[],
  changes: readonly SchoolChange[],
): readonly FormerIdentity[] {
  const steady = changes.filter(({ type }) => type !== 'merged' && type !== 'closed');
  const touched = steady.filter(({ type }) => type !== 'founded');
  return counted.flatMap((school) => {
    if (!touched.some(({ old }) => sameSchool(old, school))) return [];
    const found: FormerIdentity[] = [];
    let current: SchoolIdentity = school;
    for (const change of follow(school, steady).path) {
      current = {
        code: change.new.code ?? current.code,
        nameKey: change.new.nameKey ?? current.nameKey,
        county: change.newCounty ?? change.new.county ?? current.county,
      };
      const when = effective.includes(change) ? '已于' : '后于';
      for (const identity of [current, { ...current, code: null }]) {
        if (counted.some((other) => sameSchool(other, identity) && namesAgree(other, identity))) continue;
        found.push({ ...identity, school: school.school, message: `${when}${changeText(change)}，本学年名录用的是“${school.name}”` });
      }
    }
    return found;
  });
}
