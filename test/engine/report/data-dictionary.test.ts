import { getPolicy } from '../../../shared/policies';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataDictionary } from '../../../electron/engine/report/data-dictionary';
import { DATASETS } from '../../../shared/datasets';
import { INDICATORS } from '../../../shared/indicators';
import { SCALES } from '../../../shared/scales';

it('is the one in docs: renew it with `npm run -s yuxin -- dictionary --out docs/data-dictionary.md`', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/data-dictionary.md'), 'utf8')).toBe(dataDictionary());
});

it('holds every dataset, column, indicator and questionnaire with every field filled', () => {
  const text = dataDictionary();
  for (const { id, columns } of DATASETS) {
    expect(text).toContain(`（\`${id}\`）`);
    if (id !== 'assessmentAnswers') for (const column of columns) expect(text).toContain(`| \`${column.id}\` | ${column.label} |`);
  }
  for (const { id } of SCALES) expect(text).toContain(`| \`${id}\` |`);
  for (const indicator of INDICATORS) {
    expect(text).toContain(`| \`${indicator.id}\` | ${indicator.label} |`);
    for (const field of ['label', 'definition', 'formula', 'policy', 'direction', 'suppression', 'unit', 'theme'] as const) expect(indicator[field], `${indicator.id}.${field}`).not.toBe('');
    for (const target of indicator.targets) expect(getPolicy(target.policy).title).not.toBe('');
  }
  expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
});
