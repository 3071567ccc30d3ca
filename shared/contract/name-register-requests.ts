/** Requests about names that only their own school can read (decisions/0042). */
import { z } from 'zod';
import { importSource, name, path, schoolYear } from './request-fields';

const school = z.string().trim().min(1).max(200);

export const nameRegisterRequests = {
  'register.keys': z.object({}),
  /** `school`: its 学校标识码, its name (with `county` where several bear it) or its key in the directory. */
  'register.setKey': z.object({ school, county: name.default(''), publicKey: z.string().min(1).max(2000) }),
  /** A list with the columns 学校 (or 学校标识码) and 公钥; rows that cannot be taken are told, the others are. */
  'register.importKeys': z.object({ source: importSource }),
  /** Takes away what was encrypted to the key as well. `school`: its key in the directory. */
  'register.removeKey': z.object({ school }),
  /**
   * One encrypted file for every school: its names of the year and, with `reason`, its pupils of the two gravest levels without a record of follow-up, by code.
   * `schools`: keys in the directory; absent: all that have handed in a key.
   */
  'register.handOver': z.object({
    schoolYear: schoolYear.optional(),
    schools: z.array(school).min(1).max(5000).optional(),
    followUpList: z.boolean().default(false),
    reason: z.string().trim().max(500).default(''),
    to: z.discriminatedUnion('kind', [z.object({ kind: z.literal('folder'), folder: path }), z.object({ kind: z.literal('archive') })]),
  }),
} as const;
