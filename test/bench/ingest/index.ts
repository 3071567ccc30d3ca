import { largeSheet, schoolDirectory, schoolWorkbooks } from '../data/files';
import type { Bench } from '../support/bench';
import { hasReadxl, installReferences } from '../support/references';
import { city, poolThreads, stages, wholeImport } from './importing';
import { largestSheet, manyWorkbooks, oneSheet } from './reading';

const FULL = { sheet: 300_000, largest: 1_000_000, workbooks: 300, city: 2500, pupils: 600 } as const;
const QUICK = { sheet: 6000, largest: 20_000, workbooks: 10, city: 20, pupils: 200 } as const;

export const ingestBench: Bench = {
  name: 'ingest',
  summary: 'reading .xlsx against other readers, and importing 300 and 2,500 workbooks',
  method: [
    'Every reader runs in a process of its own, started the same way, and visits every cell; nothing is subtracted for starting. CPU time is user plus system time of the process and its children (`times` of bash), memory is the highest VmHWM of any one process.',
    'The data are made by the benchmark (fictional pupils, shared strings, IDs and addresses that occur once, dates, blanks, deflate level 6) and kept in `.cache/bench`. Each reader\'s count of cells, sum of numbers and length of texts is compared with what was written.',
    'Ratios are taken round by round, as the contenders take turns, and the median of the rounds is printed: other work on the machine changes seconds, hardly ratios.',
    'Calamine and readxl convert whole files: the first to CSV thrown away, one process per file, the second to data frames. readxl is left out where `Rscript` with readxl (Debian: r-cran-readxl) is not installed.',
  ],
  async run(context) {
    installReferences(context.note);
    const readxl = hasReadxl();
    if (!readxl) context.note('readxl is left out: there is no Rscript with readxl here (Debian: apt-get install r-cran-readxl)');
    const size = context.quick ? QUICK : FULL;
    const sheet = await largeSheet(size.sheet, context.note);
    const largest = await largeSheet(size.largest, context.note);
    const workbooks = await schoolWorkbooks(size.workbooks, size.pupils, context.note);
    const cityWorkbooks = await schoolWorkbooks(size.city, size.pupils, context.note);
    const [fewSchools, allSchools] = [await schoolDirectory(size.workbooks, context.note), await schoolDirectory(size.city, context.note)];
    return [
      await oneSheet(sheet, readxl, context),
      await largestSheet(largest, context),
      await manyWorkbooks(workbooks, readxl, context),
      await poolThreads(workbooks, context),
      await wholeImport(workbooks, fewSchools, context),
      ...(await stages(workbooks, fewSchools, context)),
      await city(cityWorkbooks, allSchools, context),
      ...(await stages(cityWorkbooks, allSchools, context)),
    ];
  },
};
