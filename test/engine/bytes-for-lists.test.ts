import { expect, it } from 'vitest';
import { errorOf, newDesk } from './support/engine';

it('bytes where a list is asked for are refused like any other wrong shape', async () => {
  const desk = await newDesk();
  const parameters = new Uint8Array([51, 146, 34, 178]) as unknown as [];
  expect(errorOf(await desk.engine.call('query.profile', { sql: 'SELECT 1', parameters, column: 0 }))).toMatchObject({ code: 'BAD_REQUEST' });
});
