/**
 * Stands in for Electron's default app in a runtime that was unpacked without one, for tests only:
 * `electron [-r module] <folder or file>` then behaves as usual.
 */
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const { app } = require('electron');

function readArguments(argv) {
  const required = [];
  for (let index = 0; index < argv.length; index++) {
    if (argv[index] === '-r' || argv[index] === '--require') required.push(argv[++index]);
    else if (!argv[index].startsWith('-')) return { required, program: resolve(argv[index]) };
  }
  return { required, program: null };
}

function takeIdentity(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return;
  const { name, productName, version } = JSON.parse(readFileSync(file, 'utf8'));
  app.setAppPath(folder);
  app.setVersion(version);
  app.setName(productName ?? name);
}

const { required, program } = readArguments(process.argv.slice(1));
if (program === null) {
  console.error('usage: electron [-r module] <folder or file>');
  app.exit(2);
} else {
  process.defaultApp = true;
  takeIdentity(program);
  for (const name of required) require(resolve(name));
  Module._load(program, null, true);
}
