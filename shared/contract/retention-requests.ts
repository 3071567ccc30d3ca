/** Requests about how long data is kept and how it is deleted. */
import { z } from 'zod';
import { REPORT_FORMATS } from '../reports';
import { DELETION_SCOPE_IDS } from '../retention';
import { schoolYear } from './request-fields';

const certificate = z.string().min(1).max(60);

export const retentionRequests = {
  /** What is held of which year, until when, what is due, and what was deleted. */
  'retention.overview': z.object({}),
  /** What a deletion would take away and what would remain. Changes nothing. */
  'retention.preview': z.object({ schoolYear, scope: z.enum(DELETION_SCOPE_IDS) }),
  /** `confirmation`: see deletionPhrase in shared/retention.ts. Cannot be undone. */
  'retention.delete': z.object({ schoolYear, scope: z.enum(DELETION_SCOPE_IDS), confirmation: z.string().max(100), reason: z.string().trim().max(500).default('') }),
  /** Writes the file anew without the space of deleted rows, where that could not be done at once. */
  'retention.compact': z.object({}),
  /** The certificate of a deletion as a document. */
  'retention.certificate': z.object({ number: certificate, format: z.enum(REPORT_FORMATS) }),
} as const;
