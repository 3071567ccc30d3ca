import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityWorkspace } from '../data/city-workspace';
import { type Bench, mebibytes, seconds } from '../support/bench';
import { measure } from '../support/measure';
import { median } from '../support/rounds';
import type { FeedbackRunTimes } from './feedback-child';

/** Pages are of schools: how many pupils stand behind the figures hardly matters. */
const CITY = { schools: 2500, students: 150_000 } as const;
const QUICK = { schools: 60, students: 20_000 } as const;

export const feedbackBench: Bench = {
  name: 'feedback',
  summary: `a page in Word for each of ${CITY.schools.toLocaleString('en-US')} schools in one run (学校反馈单)`,
  method: [
    'One process opens a workspace with a city and writes the page of every school, and the list of all, into a folder. What is asked of the database is asked once for all schools, before the first page; then pages are made one after another. Each round begins with a copy of the workspace and an empty folder. Memory is the highest resident set of the process, the database included.',
  ],
  async run({ quick, rounds, note }) {
    const { schools, students } = quick ? QUICK : CITY;
    const city = cityWorkspace(schools, students, note);
    const folder = mkdtempSync(join(tmpdir(), 'yuxin-bench-'));
    try {
      const found: { readonly times: FeedbackRunTimes; readonly peakBytes: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        const own = mkdtempSync(join(folder, 'round-'));
        const workspace = join(own, 'bench.yuxin');
        copyFileSync(city.path, workspace);
        const { output, peakBytes } = await measure({ program: process.execPath, arguments: [join(import.meta.dirname, 'feedback-child.js'), workspace, own] });
        const times = JSON.parse(output) as FeedbackRunTimes;
        found.push({ times, peakBytes });
        note(`round ${round + 1}/${rounds}: ${times.pages} pages in ${times.pageSeconds.toFixed(1)} s`);
        rmSync(own, { recursive: true, force: true });
      }
      const middle = (of: (times: FeedbackRunTimes) => number): number => median(found.map(({ times }) => of(times)));
      return [
        {
          title: `${middle(({ pages }) => pages).toLocaleString('en-US')} schools, ${students.toLocaleString('en-US')} pupils`,
          text: ['Median of the rounds; peak memory is the highest of all.'],
          table: {
            head: ['', ''],
            rows: [
              ['until the first page, s', seconds(middle(({ gatherSeconds }) => gatherSeconds))],
              ['all pages and the list, s', seconds(middle(({ pageSeconds }) => pageSeconds))],
              ['of which CPU time, s', seconds(middle(({ pageCpuSeconds }) => pageCpuSeconds))],
              ['pages a second', middle(({ pages, pageSeconds }) => pages / pageSeconds).toFixed(0)],
              ['peak memory, MiB', mebibytes(Math.max(...found.map(({ peakBytes }) => peakBytes)))],
              ['resident after a tenth of the pages, MiB', mebibytes(middle(({ earlyBytes }) => earlyBytes))],
              ['resident after all, MiB', mebibytes(middle(({ lastBytes }) => lastBytes))],
            ],
          },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
