/** axe-core in a page whose policy lets no foreign script in: its source is evaluated by the debugger, not by the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string; readonly failureSummary?: string }[] }[];
}

/** Every rule that axe has against WCAG 2.2 A and AA and its best practices; none is left out. @returns one line a violation; empty when there is none */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = (await page.evaluate(() => (globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<unknown> } }).axe.run(document, { resultTypes: ['violations'] }))) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${id}: ${help} — ${target.join(' ')} — ${html.slice(0, 160)} — ${(failureSummary ?? '').split('\n').slice(1, 3).join(' ').slice(0, 200)}`),
  );
}
