import { describe, expect, it } from 'vitest';
import { PIECE_BYTES, uploadFiles } from '../../renderer/pages/import/upload-sources';
import { failure, success } from '../../shared/contract';
import { fakeHost, type Answers } from './support/fake-engine';

const file = (name: string, bytes: number) => ({ file: new File([new Uint8Array(bytes)], name), name });

async function upload(answers: Answers, files: readonly { readonly file: File; readonly name: string }[]) {
  const host = fakeHost({ 'upload.discard': ({ uploadIds }) => success({ discarded: uploadIds.length }), ...answers });
  const outcome = await uploadFiles(host.engine, files, { signal: new AbortController().signal, onProgress: () => undefined });
  return { host, outcome };
}

describe('uploading', () => {
  it('keeps the order of the files, whichever arrives first, and the pieces of each together', async () => {
    const files = Array.from({ length: 40 }, (_, index) => file(`${index}.xlsx`, index === 0 ? PIECE_BYTES + 1 : index % 3));
    const { host, outcome } = await upload(
      {
        'upload.append': async ({ name, uploadId, chunk }) => {
          await new Promise((resolve) => setTimeout(resolve, Number.parseInt(name, 10) % 5));
          expect(uploadId === undefined || uploadId === `id of ${name}`).toBe(true);
          return success({ uploadId: `id of ${name}`, bytes: chunk.byteLength });
        },
      },
      files,
    );
    expect(outcome.ok && outcome.value).toEqual(files.map(({ name }) => ({ kind: 'upload', uploadId: `id of ${name}` })));
    expect(host.requestsOf('upload.append')).toHaveLength(41);
  });

  it('stops at the first failure and leaves nothing behind in the engine', async () => {
    const files = Array.from({ length: 100 }, (_, index) => file(`${index}.xlsx`, 1));
    const { host, outcome } = await upload(
      { 'upload.append': ({ name, chunk }) => (name === '9.xlsx' ? failure('FILE_TOO_LARGE', '太大') : success({ uploadId: name, bytes: chunk.byteLength })) },
      files,
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'FILE_TOO_LARGE' } });
    const sent = host.requestsOf('upload.append').map(({ name }) => name);
    expect(sent.length).toBeLessThan(20);
    expect(new Set(host.requestsOf('upload.discard')[0]?.uploadIds)).toEqual(new Set(sent.filter((name) => name !== '9.xlsx')));
  });
});
