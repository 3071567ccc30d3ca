/**
 * Who of one list of teachers is who of another. By pseudonym first; else by name and school, unless sex, month of birth or ID number
 * say otherwise. Where more than one may be meant nobody is taken: a pair is a pair only when neither side has another candidate.
 */

export interface Teacher {
  /** Pseudonym. */
  readonly id: string;
  readonly name: string;
  readonly gender: string | null;
  /** YYYY-MM or YYYY. */
  readonly birthMonth: string | null;
  /** The pseudonym was made from an ID number. */
  readonly hasIdNumber: boolean;
  /** Key of the directory -> name. */
  readonly schools: ReadonlyMap<string, string>;
  readonly counties: ReadonlySet<string>;
  /** 'none' for people of the system who are no psychology teachers. */
  readonly post: 'fullTime' | 'partTime' | 'none';
}

export interface TeacherMatch {
  readonly pairs: readonly { readonly left: Teacher; readonly right: Teacher }[];
  /** People of either side who may be one of several, with these. */
  readonly unclearLeft: ReadonlyMap<Teacher, readonly Teacher[]>;
  readonly unclearRight: ReadonlyMap<Teacher, readonly Teacher[]>;
  /** With those of the same name and school who are told apart by what else is known of them. */
  readonly onlyLeft: ReadonlyMap<Teacher, readonly Teacher[]>;
  readonly onlyRight: ReadonlyMap<Teacher, readonly Teacher[]>;
}

export function matchTeachers(left: readonly Teacher[], right: readonly Teacher[]): TeacherMatch {
  const byId = new Map(right.map((teacher) => [teacher.id, teacher]));
  const pairs: { left: Teacher; right: Teacher }[] = [];
  for (const teacher of left) {
    const same = byId.get(teacher.id);
    if (same !== undefined) pairs.push({ left: teacher, right: same });
  }
  const taken = new Set(pairs.flatMap((pair) => [pair.left, pair.right]));
  const [restLeft, restRight] = [left.filter((teacher) => !taken.has(teacher)), right.filter((teacher) => !taken.has(teacher))];
  const [toRight, toLeft] = [namesakes(restLeft, restRight), namesakes(restRight, restLeft)];
  const unclearLeft = new Map<Teacher, readonly Teacher[]>();
  const unclearRight = new Map<Teacher, readonly Teacher[]>();
  const onlyLeft = new Map<Teacher, readonly Teacher[]>();
  const onlyRight = new Map<Teacher, readonly Teacher[]>();
  for (const teacher of restLeft) {
    const { possible, excluded } = toRight(teacher);
    const [one] = possible;
    if (one === undefined) onlyLeft.set(teacher, excluded);
    else if (possible.length === 1 && toLeft(one).possible.length === 1) pairs.push({ left: teacher, right: one });
    else unclearLeft.set(teacher, possible);
  }
  const paired = new Set(pairs.map((pair) => pair.right));
  for (const teacher of restRight) {
    if (paired.has(teacher)) continue;
    const { possible, excluded } = toLeft(teacher);
    if (possible.length === 0) onlyRight.set(teacher, excluded);
    else unclearRight.set(teacher, possible);
  }
  return { pairs, unclearLeft, unclearRight, onlyLeft, onlyRight };
}

interface Namesakes {
  readonly possible: readonly Teacher[];
  readonly excluded: readonly Teacher[];
}

function namesakes(of: readonly Teacher[], among: readonly Teacher[]): (teacher: Teacher) => Namesakes {
  const byName = new Map<string, Teacher[]>();
  for (const other of among) byName.set(other.name, [...(byName.get(other.name) ?? []), other]);
  const found = new Map(
    of.map((teacher): readonly [Teacher, Namesakes] => {
      const atSchool = (byName.get(teacher.name) ?? []).filter(({ schools }) => sharesSchool(teacher.schools, schools));
      return [teacher, { possible: atSchool.filter((other) => mayBe(teacher, other)), excluded: atSchool.filter((other) => !mayBe(teacher, other)) }];
    }),
  );
  return (teacher) => found.get(teacher) ?? { possible: [], excluded: [] };
}

export function sharesSchool(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one.keys()].some((school) => other.has(school));
}

function mayBe(one: Teacher, other: Teacher): boolean {
  if (one.hasIdNumber && other.hasIdNumber) return false;
  if (one.gender !== null && other.gender !== null && one.gender !== other.gender) return false;
  const [a, b] = [one.birthMonth, other.birthMonth];
  return a === null || b === null || a.startsWith(b) || b.startsWith(a);
}
