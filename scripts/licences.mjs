/**
 * Whose work the program hands out, and under which licence: what the bundles hold, told by the build itself, and what lies
 * beside them. Written as a list for the program (开源许可) and as a CycloneDX bill of materials.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Licences that let a public office use and pass on the program without duties beyond keeping the notice. */
export const ALLOWED = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Zlib'];
/** Of what each bundle holds, as vite.config.ts has it written. */
const BUNDLE_LISTS = ['dist/electron/licences', 'dist/renderer/licences'];
export const LIST = 'dist/renderer/licences.json';
export const BILL = 'dist/sbom.cdx.json';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** @returns {boolean} whether one of the licences that a user may choose from is allowed */
export function isAllowed(identifier) {
  return identifier.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.includes(licence.trim())));
}

function bundled() {
  const lists = BUNDLE_LISTS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => readdirSync(join(root, folder)).map((file) => read(join(folder, file))));
  return lists.flat().map(({ name, version, identifier, text }) => ({ name, version, licence: identifier ?? '', text: text ?? '' }));
}

function noticeIn(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
}

/** Packages that are handed out as they are, with those they need; other systems' builds of the database are left out. */
function beside(names, found = new Map()) {
  for (const name of names) {
    const folder = join(root, 'node_modules', name);
    if (found.has(name) || !existsSync(folder)) continue;
    const { version, license, dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(name, { name, version, licence: typeof license === 'string' ? license : '', text: noticeIn(folder) });
    beside([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], found);
  }
  return [...found.values()];
}

/** @returns {readonly { name: string, version: string, licence: string, text: string }[]} by name, without the program itself */
export function shipped() {
  const { dependencies } = read('package.json');
  const all = [...bundled(), ...beside(Object.keys(dependencies)), electron()];
  const byId = new Map(all.map((component) => [`${component.name}@${component.version}`, component]));
  return [...byId.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The runtime brings the notices of Chromium and all it holds in a file of its own beside the program. */
function electron() {
  const { version, license } = read('node_modules/electron/package.json');
  return { name: 'electron', version, licence: license, text: `${noticeIn(join(root, 'node_modules/electron'))}\nChromium: LICENSES.chromium.html` };
}

function hashesOf(name, version, lock) {
  const entry = Object.entries(lock).find(([path, each]) => (path.endsWith(`node_modules/${name}`) || each.name === name) && each.version === version)?.[1];
  const [algorithm, digest] = entry?.integrity?.split('-', 2) ?? [];
  return algorithm === 'sha512' ? [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] : [];
}

/** CycloneDX 1.6. Without a serial number and a time, so that the same sources give the same file. */
function billOf(components) {
  const program = read('package.json');
  const { packages } = read('package-lock.json');
  const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': program.name, name: program.name, version: program.version, licenses: [{ license: { id: program.license } }] } },
    components: components.map((component) => ({
      type: 'library',
      'bom-ref': purl(component),
      name: component.name,
      version: component.version,
      purl: purl(component),
      licenses: [/[ ()]/.test(component.licence) ? { expression: component.licence } : { license: { id: component.licence } }],
      hashes: hashesOf(component.name, component.version, packages),
    })),
    dependencies: [{ ref: program.name, dependsOn: components.map(purl) }],
  };
}

/**
 * Writes both files beside the bundles.
 * @throws when something is handed out under a licence that is not allowed
 */
export function writeLicences() {
  const components = shipped();
  const refused = components.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) throw new Error(`not allowed to be handed out: ${refused.map(({ name, version, licence }) => `${name}@${version} (${licence || 'no licence'})`).join(', ')}`);
  for (const [path, content] of [[LIST, components], [BILL, billOf(components)]]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content, null, 1));
  }
}
