import { it } from 'vitest';
import { deskWithSample } from './sample-desk';
it('t', async () => {
  const desk = await deskWithSample();
  for (const by of [['county'],['stage'],['county','stage'],['county','gender'],['school'],['county','stage','gender']] as const) {
    for (let i=0;i<2;i++){ const t = performance.now();
    const r = await desk.figures({ indicators: ['validResults'], by: [...by], where: {}, schoolYear: '2025-2026' });
    console.log(by.join(), i, (performance.now()-t).toFixed(0), r.length, r.filter(x=>x['suppressed']).length);}
  }
}, 300000);
