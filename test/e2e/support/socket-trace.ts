/** What a program and all its helper processes do with sockets, told by strace. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CALLS = 'connect,sendto,sendmsg,sendmmsg,bind';

export interface TraceRule {
  /** Of loopback; it stands for the outside world. */
  readonly forbiddenPort: number;
  /**
   * Chromium connects UDP sockets to learn whether there is a route, and sends nothing over them: connecting UDP asks the kernel
   * alone, and what is sent shows as a call of its own, with the far end. Electron as we start it does not even do that.
   */
  readonly mayAskForRoutes: boolean;
}

export interface SocketTrace {
  /** Runs the program under strace, with its arguments; the process is the program itself. */
  readonly script: string;
  /** When the program has ended: lines of calls that are not plainly of this computer alone. */
  violations(rule: TraceRule): Promise<readonly string[]>;
  /** How many calls were looked at. */
  calls(): Promise<number>;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Every internet address that a line names: as an argument, or as the far end of a connected socket (`local->remote`). */
function addressesOf(line: string): readonly Address[] {
  const named = [...line.matchAll(/sin6?_port=htons\((\d+)\)[^}]*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/g)].map(([, port, v4, v6]) => ({ host: v4 ?? v6 ?? '', port: Number(port) }));
  const connected = [...line.matchAll(/<(?:TCP|UDP)(?:v6)?:\[.*?->\[?([\da-f.:]+?)\]?:(\d+)\]>/gi)].map(([, host = '', port]) => ({ host, port: Number(port) }));
  return [...named, ...connected];
}

/** Binding to no port of all addresses only prepares a socket; nobody can reach it by a port that is told nowhere until it listens or sends. */
function isPreparation(line: string): boolean {
  return /\bbind\(/.test(line) && /sin6?_port=htons\(0\)/.test(line);
}

function isRouteQuestion(line: string): boolean {
  return /\bconnect\(\d+<UDP/.test(line);
}

function isViolation(line: string, { forbiddenPort, mayAskForRoutes }: TraceRule): boolean {
  // Of a connection that is closed already.
  if (/\((?:-1,|.*= -1 EBADF)/.test(line)) return false;
  const addresses = addressesOf(line);
  if (addresses.some(({ host, port }) => port === forbiddenPort || !LOOPBACK.test(host))) return !isPreparation(line) && !(mayAskForRoutes && isRouteQuestion(line));
  if (addresses.length > 0) return false;
  // Sockets of this computer: between processes, to the kernel, or not addressed at all (that is how a connection is dissolved).
  return !/<UNIX|<NETLINK|sa_family=AF_(?:UNIX|NETLINK|UNSPEC)|\b(?:sendto|sendmsg|sendmmsg)\(\d+<TCP/.test(line);
}

/**
 * @param folder for the script and the trace
 * @param program absolute path
 * @param name tells several traces in one folder apart
 */
export async function traceSockets(folder: string, program: string, name: string): Promise<SocketTrace> {
  const script = join(folder, `${name}.sh`);
  const output = join(folder, `${name}.sockets.txt`);
  // -D: the tracer stands beside the program, whose signals, pipes and exit code stay its own.
  await writeFile(script, `#!/bin/sh\nexec strace -D -f -q -yy --seccomp-bpf -e trace=${CALLS} -e signal=none -o '${output}' '${program}' "$@"\n`);
  await chmod(script, 0o755);

  async function lines(): Promise<readonly string[]> {
    for (;;) {
      const text = await readFile(output, 'utf8');
      const [first] = text.split(/\s/, 1);
      // Short numbers of processes are filled up with spaces.
      if (new RegExp(`^${first} +\\+\\+\\+ `, 'm').test(text)) return text.split('\n').filter((line) => /\b(?:connect|sendto|sendmsg|sendmmsg|bind)\(/.test(line));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    script,
    violations: async (rule) => (await lines()).filter((line) => isViolation(line, rule)),
    calls: async () => (await lines()).length,
  };
}
