import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { BASE_FILES, partsOf } from './base-files';
import { generator, mutate } from './mutations';
import { makeZip } from './zip-writer';
it('x', async () => {
  const base = BASE_FILES.find((b) => b.name === 'xlsb')!;
  const random = generator(20_241_123);
  const parts = (await partsOf(base)).map((p) => ({ ...p, stored: true }));
  const total = parts.reduce((s, p) => s + p.content.length, 0);
  for (let i = 0; i < 500; i++) {
    if (random(4) === 0) { const b = mutate(base.bytes, random); writeFileSync(`/tmp/team/x/${i}.xlsb`, b); continue; }
    let left = random(total);
    const chosen = parts.findIndex((p) => (left -= p.content.length) < 0);
    writeFileSync(`/tmp/team/x/${i}.xlsb`, makeZip(parts.map((p, k) => (k === chosen ? { ...p, content: mutate(Buffer.from(p.content), random) } : p))));
    writeFileSync(`/tmp/team/x/${i}.txt`, parts[chosen]!.name);
  }
});
