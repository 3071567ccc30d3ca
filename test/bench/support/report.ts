/** Tables on the terminal and in docs/benchmarks.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Section, Table } from './bench';
import { machineKind } from './machine';

/** A load average above this is work of others, which the reader of the page should know of. */
const IDLE_LOAD = 0.5;

const REPORT = join('docs', 'benchmarks.md');
const HEAD = `# Benchmarks

Speed is measured as a ratio to other programs that do the same work in the same run, never as seconds in a test.
\`npm run bench\` lists the benchmarks, \`npm run bench -- <name> --write\` runs one and renews its part of this page,
\`--quick\` only shows that it runs.
`;

export function plainTable({ head, rows }: Table): string {
  const plain = [head, ...rows].map((row) => row.map((cell) => cell.replace(/\*\*/g, '')));
  const widths = head.map((_, column) => Math.max(...plain.map((row) => row[column]?.length ?? 0)));
  return plain.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd()).join('\n');
}

/** Renews the benchmark's own part of the page and leaves those of others. */
export function writeReport(bench: Bench, sections: readonly Section[], rounds: number, load: number): void {
  const [start, end] = [`<!-- ${bench.name} -->`, `<!-- /${bench.name} -->`];
  const part = [
    start,
    `## ${bench.name}: ${bench.summary}`,
    `${new Date().toISOString().slice(0, 10)}, ${machineKind()}, ${rounds} rounds.${load > IDLE_LOAD ? ` The load average was ${load.toFixed(1)} at the start: other work ran beside it.` : ''}`,
    ...bench.method,
    ...sections.flatMap(({ title, text, table }) => [`### ${title}`, ...text, markdownTable(table)]),
    end,
  ].join('\n\n');
  const page = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : HEAD;
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  writeFileSync(REPORT, from === -1 || to === -1 ? `${page.trimEnd()}\n\n${part}\n` : page.slice(0, from) + part + page.slice(to + end.length));
}

function markdownTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
