/** The utility process that owns the engine. Its one argument is the file that remembers recent workspaces. */
import { createEngine } from './engine/engine';
import { ChosenPaths, onlyChosenPaths } from './hosts/chosen-paths';
import { serveEnginePorts } from './hosts/electron/engine-ports';
import { printThrough } from './hosts/electron/print-messages';
import { sayUnbacked } from './hosts/ending';
import { ingestThreads } from './hosts/ingest-threads';
import { rotaInThread } from './hosts/rota-thread';
import { protectInThread } from './hosts/suppression-thread';
import { rememberingWorkspaces } from './hosts/known-workspaces';

const [recentFile] = process.argv.slice(2);
if (recentFile === undefined) throw new Error('usage: engine-process <file of recent workspaces>');
const engine = createEngine({ ingestPool: ingestThreads(__dirname), makeRota: rotaInThread(__dirname), protector: protectInThread(__dirname), backUpOnClose: true, onUnbacked: sayUnbacked, printPages: printThrough(process.parentPort) });
const chosen = new ChosenPaths();
serveEnginePorts(onlyChosenPaths(rememberingWorkspaces(engine, recentFile), chosen), chosen, process.parentPort);
