/** The utility process that owns the engine. Its one argument is the file that remembers recent workspaces. */
import { createEngine } from './engine/engine';
import { serveEnginePorts } from './hosts/electron/engine-ports';
import { printThrough } from './hosts/electron/print-messages';
import { ingestThreads } from './hosts/ingest-threads';
import { rotaInThread } from './hosts/rota-thread';
import { rememberingWorkspaces } from './hosts/known-workspaces';

const [recentFile] = process.argv.slice(2);
if (recentFile === undefined) throw new Error('usage: engine-process <file of recent workspaces>');
const engine = createEngine({ ingestPool: ingestThreads(__dirname), makeRota: rotaInThread(__dirname), printPages: printThrough(process.parentPort) });
serveEnginePorts(rememberingWorkspaces(engine, recentFile), process.parentPort);
