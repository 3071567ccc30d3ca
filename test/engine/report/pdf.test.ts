/** PDF files put together from printed sheets; what is printed is drawn here. */
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { DocumentStamp } from '../../../electron/engine/report/document-stamp';
import { assemblePdf } from '../../../electron/engine/report/pdf/assemble-pdf';
import type { PrintedPages } from '../../../electron/engine/report/pdf/page-printer';
import { pdfMark } from '../../../electron/engine/report/pdf/pdf-mark';
import { figuresHash } from '../../../electron/engine/report/pdf/write-pdf';
import { lettered } from './letter-sample';

const STAMP: DocumentStamp = { issuedOn: new Date('2026-07-01T09:30:00Z'), report: { id: 'YX-20260715-3F9A2C7B', dataState: 'ab12' } };
const CONTENT = { title: '师资配备情况通报', figures: 'f'.repeat(64) } as const;

/** As a browser prints: with the time of the clock. */
async function printed(width: number, height: number, count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let sheet = 0; sheet < count; sheet++) document.addPage([width, height]).drawText(`sheet ${sheet}`);
  document.setCreationDate(new Date());
  return document.save();
}
const sheets = async (upright: number, across: number, order: PrintedPages['order']): Promise<PrintedPages> => ({
  order,
  files: { ...(upright > 0 ? { upright: await printed(595, 842, upright) } : {}), ...(across > 0 ? { across: await printed(842, 595, across) } : {}) },
});

describe('a PDF of printed sheets', () => {
  it('has them in their order, each with its own orientation', async () => {
    const order = ['upright', 'across', 'upright', 'across', 'across'] as const;
    const made = await PDFDocument.load(await assemblePdf(await sheets(2, 3, order), CONTENT, STAMP));
    expect(made.getPages().map((page) => (page.getWidth() > page.getHeight() ? 'across' : 'upright'))).toEqual(order);
  });

  it('is the same to the byte whenever it was printed, and bears the time of the data', async () => {
    const first = await assemblePdf(await sheets(1, 1, ['across', 'upright']), CONTENT, STAMP);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.compare(await assemblePdf(await sheets(1, 1, ['across', 'upright']), CONTENT, STAMP), first)).toBe(0);
    const made = await PDFDocument.load(first, { updateMetadata: false });
    expect([made.getCreationDate(), made.getModificationDate(), made.getTitle()]).toEqual([STAMP.issuedOn, STAMP.issuedOn, CONTENT.title]);
  });

  it('is refused where a table ran over its sheet, or a sheet is missing', async () => {
    await expect(assemblePdf(await sheets(2, 0, ['upright']), CONTENT, STAMP)).rejects.toThrow('more sheets');
    await expect(assemblePdf(await sheets(1, 0, ['upright', 'across']), CONTENT, STAMP)).rejects.toThrow('was not printed');
  });
});

describe('the mark of a report in a PDF', () => {
  it('is its number and the hash of its figures, which survive that somebody saves the file again', async () => {
    const made = await assemblePdf(await sheets(1, 0, ['upright']), CONTENT, STAMP);
    expect(await pdfMark(made)).toEqual({ id: 'YX-20260715-3F9A2C7B', figures: CONTENT.figures });
    const again = await PDFDocument.load(made);
    again.getPage(0).drawText('written over');
    expect(await pdfMark(await again.save())).toEqual({ id: 'YX-20260715-3F9A2C7B', figures: CONTENT.figures });
  });

  it('is not in files of others, damaged ones, or reports without a number', async () => {
    const unnumbered = await assemblePdf(await sheets(1, 0, ['upright']), CONTENT, { issuedOn: STAMP.issuedOn });
    for (const bytes of [unnumbered, await printed(595, 842, 1), new TextEncoder().encode('%PDF-1.7\nnothing'), new TextEncoder().encode('PK'), new Uint8Array()]) expect(await pdfMark(bytes)).toBeNull();
  });

  it('has a hash that is another for other figures', () => {
    const model = lettered({});
    expect(figuresHash(model)).toBe(figuresHash({ ...model }));
    expect(figuresHash({ ...model, title: `${model.title}。` })).not.toBe(figuresHash(model));
  });
});
