/** Fields that requests of several services have in common. */
import { z } from 'zod';
import { AREA_BASIS_IDS, DEFAULT_AREA_BASIS } from '../area-basis';
import { QUOTA_BASES } from '../core-team';
import { isSchoolYear } from '../school-year';
import { DEFAULT_SCOPE, type Scope, SCOPE_SWITCHES, type ScopeSwitchId } from '../scope';

/** What a request does with a file or folder that it names. Writing includes reading, and opening a workspace is writing. */
export type PathUse = 'read' | 'write';
/** Every field that names a file or folder of this computer stands here, so that hosts can hold it against what was chosen. */
export const pathUses = z.registry<{ readonly use: PathUse }>();

const somePath = () => z.string().min(1).max(4096);
export const path = somePath().register(pathUses, { use: 'write' });
export const pathToRead = somePath().register(pathUses, { use: 'read' });
export const passphrase = z.string().min(1).max(256);
export const schoolYear = z.string().refine(isSchoolYear, '学年应写成 2025-2026');
export const batchId = z.number().int().positive();
export const name = z.string().max(200);
/** Everything that a desk has to do with. Days at the ends of the calendar have none before or after them. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2199-12-31'];
export const day = z.iso.date('日期应写成 2025-11-03').refine((text) => text >= FIRST_DAY && text <= LAST_DAY, '日期应在 1900 年至 2199 年之间');
/** By which day's targets figures are judged; absent: see as-of.ts. */
export const asOf = day.optional();
/** By which 口径 schools are put under areas, in rows and in the filter `county`. */
export const areaBasis = z.enum(AREA_BASIS_IDS).default(DEFAULT_AREA_BASIS);

function chosen<Id extends ScopeSwitchId>(id: Id) {
  return z.enum(SCOPE_SWITCHES[id].choices.map((choice) => choice.id) as [Scope[Id], ...Scope[Id][]]).default(DEFAULT_SCOPE[id] as never);
}
/** What is counted, see scope.ts; switches that are not named stand at their default. */
export const scope = z.object({ assessed: chosen('assessed'), schools: chosen('schools'), ownership: chosen('ownership'), employment: chosen('employment') }).prefault({});

/** One file of an archive: its entry names from the outermost archive inwards. */
const members = z.array(z.string().min(1).max(4096)).min(1).max(4).optional();

/** A file by path (Electron, CLI) or bytes handed over before with `upload.append` (browser host); folders and archives expand. */
export const importSource = z.discriminatedUnion('kind', [
  /** `root`: the folder that was chosen, where the file was found in one: folders below it tell counties. */
  z.object({ kind: z.literal('path'), path: pathToRead, root: pathToRead.optional(), members }),
  z.object({ kind: z.literal('upload'), uploadId: z.string().min(1).max(64), members }),
]);

/** Which schools; absent: all. */
export const placeFilter = {
  county: z.array(z.string().max(20)).max(100).optional(),
  stage: z.array(z.string().max(40)).max(100).optional(),
  schoolType: z.array(z.string().max(40)).max(100).optional(),
  urbanRural: z.array(z.string().max(20)).max(10).optional(),
  ownership: z.array(z.string().max(20)).max(10).optional(),
  school: z.array(z.string().max(200)).max(5000).optional(),
};

export const teamChoices = { schoolYear: schoolYear.optional(), size: z.number().int().min(1).max(1000).default(100), base: z.enum(QUOTA_BASES).default('schools'), minimumYears: z.number().min(0).max(40).default(3) };

/** Who works; absent: the account of the operating system. */
export const operator = z.string().trim().max(40).optional();
