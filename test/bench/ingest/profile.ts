/** V8 CPU profiles of an import, one per thread, told apart by stage. */
import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageOf, stageOfInternal, type Stage } from './stages';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

export interface ThreadProfile {
  readonly isWorker: boolean;
  /** Seconds in which the thread was not idle. */
  readonly busySeconds: number;
  readonly byStage: ReadonlyMap<Stage, number>;
  /** Seconds by function, as `function (source file)`, the longest first. */
  readonly functions: readonly (readonly [string, number])[];
}

/** @param folder where `--cpu-prof-dir` put the profiles of one process */
export function readProfiles(folder: string): readonly ThreadProfile[] {
  const sources = new Sources();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => threadProfile(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile, isWorkerProfile(name), sources));
}

/** `CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile`; thread 0 is the main one. */
function isWorkerProfile(name: string): boolean {
  return name.split('.')[4] !== '0';
}

function threadProfile(profile: Profile, isWorker: boolean, sources: Sources): ThreadProfile {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const stages = new Map<number, Stage>();
  const stageOfNode = (id: number): Stage => {
    const known = stages.get(id);
    if (known !== undefined) return known;
    const frame = nodes.get(id)?.callFrame;
    const parent = parents.get(id);
    // Helpers that several stages share, and native code, count for whoever called them.
    const own = frame === undefined ? undefined : frame.functionName === '(garbage collector)' ? 'garbage collection' : stageOf(sources.of(frame));
    const inherited = own ?? (parent === undefined ? 'other' : stageOfNode(parent));
    const stage = inherited === 'other' && frame !== undefined ? (stageOfInternal(frame.url) ?? 'other') : inherited;
    stages.set(id, stage);
    return stage;
  };
  const byStage = new Map<Stage, number>();
  const byFunction = new Map<string, number>();
  let busySeconds = 0;
  for (const [index, id] of profile.samples.entries()) {
    const frame = nodes.get(id)?.callFrame;
    if (frame === undefined || frame.functionName === '(idle)') continue;
    const spent = (profile.timeDeltas[index] ?? 0) / 1e6;
    busySeconds += spent;
    add(byStage, stageOfNode(id), spent);
    add(byFunction, `${frame.functionName || '(anonymous)'} (${shortened(sources.of(frame) || frame.url)}:${frame.lineNumber + 1})`, spent);
  }
  return { isWorker, busySeconds, byStage, functions: [...byFunction].sort((a, b) => b[1] - a[1]) };
}

function add<K>(sums: Map<K, number>, key: K, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function shortened(source: string): string {
  return source.replace(/^.*\/(?=electron\/|shared\/|node_modules\/|test\/)/, '').replace(/^electron\/engine\//, '');
}

/** Source files of bundled functions, by the bundles' source maps. */
class Sources {
  private readonly maps = new Map<string, SourceMap | null>();

  /** Path of the source file; '' when the function comes from no bundle. */
  of({ url, lineNumber, columnNumber }: CallFrame): string {
    if (url.includes('/node_modules/')) return url;
    if (!url.startsWith('file:')) return '';
    const map = this.map(fileURLToPath(url));
    const entry = map?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && 'originalSource' in entry ? entry.originalSource : '';
  }

  private map(path: string): SourceMap | null {
    const known = this.maps.get(path);
    if (known !== undefined) return known;
    const map = readMap(path);
    this.maps.set(path, map);
    return map;
  }
}

function readMap(path: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return null;
  }
}
