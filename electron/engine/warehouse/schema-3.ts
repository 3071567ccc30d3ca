/** Schema version 3: the other spreadsheets of the field, from trainings to counseling rooms, and what core team and hotline need to know of teachers. */
const origin = 'batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, schoolYear VARCHAR NOT NULL';

export const wholeFieldSchema: readonly string[] = [
  ...['relatedMajor', 'researcher', 'headTeacher', 'willing', 'coreTeam', 'hotlineVolunteer', 'inService'].map((column) => `ALTER TABLE counselor ADD COLUMN ${column} BOOLEAN`),
  `CREATE TABLE training (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, person UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    name VARCHAR NOT NULL, gender VARCHAR, role VARCHAR, training VARCHAR NOT NULL, level VARCHAR, mode VARCHAR, organiser VARCHAR, startedOn DATE, endedOn DATE, hours DOUBLE, passed BOOLEAN)`,
  `CREATE TABLE activity (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR,
    heldOn DATE NOT NULL, speaker VARCHAR, speakerUnit VARCHAR, topic VARCHAR, form VARCHAR, audience VARCHAR, participants INTEGER, minutes INTEGER, satisfaction DOUBLE, evidence VARCHAR)`,
  `CREATE TABLE assessment_organisation (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR,
    grade UTINYINT, scale VARCHAR, startedOn DATE, endedOn DATE, toAssess INTEGER, assessed INTEGER, valid INTEGER, invalid INTEGER, levelOne INTEGER, levelTwo INTEGER, levelThree INTEGER, retested INTEGER, interviewed INTEGER, referred INTEGER, consented INTEGER, refused INTEGER, reason VARCHAR)`,
  `CREATE TABLE follow_up (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, pseudonym UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    gender VARCHAR, grade UTINYINT, level VARCHAR, screenedOn DATE, retestedOn DATE, retestLevel VARCHAR, interviewedOn DATE, interviewOutcome VARCHAR, guardianInformedOn DATE, intervenedOn DATE, referredOn DATE, referredTo VARCHAR, followedOn DATE, closedOn DATE)`,
  `CREATE TABLE hotline_shift (
    ${origin}, schoolRef VARCHAR, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, person UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    dutyOn DATE NOT NULL, shift VARCHAR, period VARCHAR, startTime VARCHAR, endTime VARCHAR, seat VARCHAR, name VARCHAR NOT NULL, gender VARCHAR, substitute VARCHAR, attended BOOLEAN)`,
  `CREATE TABLE hotline_call (
    ${origin}, county VARCHAR, callKey VARCHAR NOT NULL,
    callNumber VARCHAR, calledAt VARCHAR NOT NULL, answered BOOLEAN, waitSeconds INTEGER, minutes DOUBLE, caller VARCHAR, gender VARCHAR, grade UTINYINT, repeated VARCHAR, topic VARCHAR, crisisLevel VARCHAR, handling VARCHAR, calledBackAt VARCHAR, operator VARCHAR)`,
  `CREATE TABLE course (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR,
    grade UTINYINT, classes INTEGER, classesTaught INTEGER, inTimetable BOOLEAN, courseForm VARCHAR, lessonsPerWeek DOUBLE, termHours DOUBLE, teacherKind VARCHAR, textbook VARCHAR, displaced BOOLEAN)`,
  `CREATE TABLE daily_management (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR,
    grade UTINYINT, homeworkMinutes DOUBLE, noHomeworkDay BOOLEAN, examsPerTerm DOUBLE, ranksPublished BOOLEAN, exerciseMinutes DOUBLE, physicalEducationLessons DOUBLE, breakMinutes DOUBLE, artLessons DOUBLE, labourLessons DOUBLE, arrivalTime VARCHAR, firstLesson VARCHAR, sleepHours DOUBLE, practicePerMonth DOUBLE)`,
  `CREATE TABLE counseling_room (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR,
    hasRoom BOOLEAN, area DOUBLE, zones VARCHAR, builtOn DATE, openHours DOUBLE, staff INTEGER, head VARCHAR, visitsPerTerm INTEGER, funding DOUBLE)`,
  // Answers scored by the catalogue's keys, one row a person and questionnaire; marks, rules and critical are bits of engine/scoring.
  `CREATE TABLE scored_answer (
    batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, scale VARCHAR NOT NULL, totalScore DOUBLE, scores DOUBLE[] NOT NULL, riskLevel VARCHAR NOT NULL,
    marks INTEGER NOT NULL, rules INTEGER NOT NULL, critical UINTEGER NOT NULL, severity UTINYINT NOT NULL)`,
  `CREATE TABLE scored_batch (
    batch INTEGER NOT NULL, scale VARCHAR NOT NULL, status VARCHAR NOT NULL, message VARCHAR NOT NULL, persons INTEGER NOT NULL, invalid INTEGER NOT NULL,
    rules VARCHAR NOT NULL, bandSet VARCHAR NOT NULL, coding VARCHAR NOT NULL)`,
];
