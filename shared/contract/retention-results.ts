/** How long data is kept, and what was deleted. */
import type { DatasetId } from '../datasets';
import type { DeletionScope, RetentionClassId } from '../retention';
import type { ProducedFile } from './file-results';

export interface HeldData {
  readonly schoolYear: string;
  readonly kind: RetentionClassId;
  readonly batches: number;
  readonly rows: number;
  /** ISO date from which on it is to be deleted. */
  readonly dueOn: string;
  readonly due: boolean;
}

export interface DeletedDataset {
  readonly dataset: DatasetId;
  readonly label: string;
  readonly batches: number;
  readonly rows: number;
}

export interface DeletionPreview {
  readonly schoolYear: string;
  readonly scope: DeletionScope;
  readonly datasets: readonly DeletedDataset[];
  readonly rows: number;
  readonly batches: number;
  /** Problems noted on these rows, which go with them. */
  readonly issues: number;
  /** Reports of this school year that were issued: their frozen figures remain. */
  readonly reports: readonly { readonly id: string; readonly title: string; readonly issuedOn: string }[];
}

export interface DeletionCertificate extends DeletionPreview {
  /** XH-20261130-01 */
  readonly number: string;
  /** Local time. */
  readonly deletedAt: string;
  readonly operator: string;
  readonly account: string;
  readonly reason: string;
  readonly deletedBatches: readonly { readonly batch: number; readonly label: string; readonly fileName: string; readonly sha256: string; readonly rows: number }[];
  /** SHA-256 over number, file hash and rows of the batches, in their order. */
  readonly batchesHash: string;
  readonly appVersion: string;
}

export interface RetentionOverview {
  readonly held: readonly HeldData[];
  /** The latest first. */
  readonly certificates: readonly DeletionCertificate[];
  /** Rows were deleted, but the file still has the space where they stood. */
  readonly compactionPending: boolean;
}

export interface RetentionResults {
  'retention.overview': RetentionOverview;
  'retention.preview': DeletionPreview;
  'retention.delete': { readonly certificate: DeletionCertificate; readonly compactionPending: boolean };
  'retention.compact': { readonly compactionPending: boolean };
  'retention.certificate': ProducedFile;
}
