/**
 * React's compiler as a Vite plugin: components remember what they have drawn, part by part, so that a change of filters draws anew only what
 * has changed. (The ready-made plugin for this Vite wants a newer Node.)
 */
import { transformAsync } from '@babel/core';

/** @returns {import('vite').Plugin} */
export function compileComponents() {
  return {
    name: 'compile-components',
    enforce: 'pre',
    transform: {
      filter: { id: /\/renderer\/.*\.tsx?$/, code: /\b(?:use[A-Z]|<[A-Za-z>])/ },
      async handler(code, id) {
        const compiled = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [['babel-plugin-react-compiler', { panicThreshold: 'none' }]],
        });
        return compiled?.code == null ? null : { code: compiled.code, map: compiled.map };
      },
    },
  };
}
