/** Requests about names that only their own school can read (decisions/0042). */
import { z } from 'zod';
import { importSource, name } from './request-fields';

const school = z.string().trim().min(1).max(200);

export const nameRegisterRequests = {
  'register.keys': z.object({}),
  /** `school`: its 学校标识码, its name (with `county` where several bear it) or its key in the directory. */
  'register.setKey': z.object({ school, county: name.default(''), publicKey: z.string().min(1).max(2000) }),
  /** A list with the columns 学校 (or 学校标识码) and 公钥; rows that cannot be taken are told, the others are. */
  'register.importKeys': z.object({ source: importSource }),
  /** Takes away what was encrypted to the key as well. `school`: its key in the directory. */
  'register.removeKey': z.object({ school }),
} as const;
