/**
 * Web cryptography, by which age files are made, is no global yet in the Node.js of the runtime for tests; it is one in that of the runtime that is handed out.
 * Electron loads this file before the program and has it start the engine through it; it then is the engine process's first module.
 */
if (process.type === 'browser') {
  const { utilityProcess } = require('electron');
  const fork = utilityProcess.fork;
  utilityProcess.fork = (path, args = [], options = {}) => fork(module.filename, [path, ...args], options);
} else {
  globalThis.crypto ??= require('node:crypto').webcrypto;
  const [engine] = process.argv.splice(2, 1);
  process.argv[1] = engine;
  require(engine);
}
