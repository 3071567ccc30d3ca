/** What has been imported before: the same table of the same file, read the same way, is not loaded twice. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { number, rows, text } from '../../warehouse/sql';
import type { TableFacts } from '../prepare/prepared';

interface KnownTable {
  readonly batch: number;
  readonly sheet: string;
  readonly tableNumber: number;
  readonly mapping: string;
  readonly includesHidden: boolean;
  readonly readingKey: string;
  readonly fileTables: number;
}

export class KnownFiles {
  private constructor(private readonly bySha256: Map<string, KnownTable[]>) {}

  static async load(connection: DuckDBConnection): Promise<KnownFiles> {
    const found = await rows(connection, 'SELECT batch, sha256, sheet, tableNumber, mapping, readingKey, fileTables FROM batch');
    const bySha256 = new Map<string, KnownTable[]>();
    for (const row of found) {
      const sha256 = text(row['sha256']);
      const readingKey = text(row['readingKey']);
      const table: KnownTable = {
        batch: number(row['batch']),
        sheet: text(row['sheet']),
        tableNumber: number(row['tableNumber']),
        mapping: text(row['mapping']),
        includesHidden: readingKey.startsWith('hidden'),
        readingKey,
        fileTables: number(row['fileTables']),
      };
      bySha256.set(sha256, [...(bySha256.get(sha256) ?? []), table]);
    }
    return new KnownFiles(bySha256);
  }

  /** Batches that hold all tables of the file as it would be read now; empty when some would have to be loaded. */
  wholeFile(sha256: string, readingKey: string): readonly number[] {
    const tables = (this.bySha256.get(sha256) ?? []).filter((table) => table.readingKey === readingKey);
    return tables.length > 0 && new Set(tables.map(({ sheet, tableNumber }) => `${sheet}:${tableNumber}`)).size >= (tables[0]?.fileTables ?? 0) ? tables.map(({ batch }) => batch) : [];
  }

  /** Whether anything of this file has been imported, however it was read. */
  has(sha256: string): boolean {
    return this.bySha256.has(sha256);
  }

  table(sha256: string, facts: TableFacts, readingKey: string): number | null {
    const mapping = mappingOf(facts);
    const same = this.bySha256.get(sha256)?.find((table) => table.sheet === facts.sheet && table.tableNumber === facts.tableNumber && table.mapping === mapping && table.includesHidden === readingKey.startsWith('hidden'));
    return same?.batch ?? null;
  }
}

/** The mapping as kept with a batch. */
export function mappingOf(facts: TableFacts): string {
  return JSON.stringify(facts.mapping);
}
