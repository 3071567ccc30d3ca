/** A long session of made-up messages over an open workspace, which is opened or unlocked again whenever one of them closed it. */
import { Messages, type Message } from './messages';
import type { Places } from './hostile-values';
import { faultOf } from './verdict';
import type { Wire } from './wire';

const AT_ONCE = 100;
const FAULTS_KEPT = 40;

export interface FuzzOptions {
  readonly seed: number;
  /** Ends after so many messages. */
  readonly messages: number;
  /** Or after this time, whichever comes first. */
  readonly milliseconds: number;
  readonly places: Places;
  readonly workspace: string;
  readonly passphrase: string;
}

export interface FuzzReport {
  readonly sent: number;
  readonly answered: number;
  readonly succeeded: number;
  readonly perSecond: number;
  /** Answers by their code. */
  readonly codes: Readonly<Record<string, number>>;
  /** What went wrong, with the message that brought it about. */
  readonly faults: readonly string[];
}

function shown({ body }: Message): string {
  return (JSON.stringify(body) ?? String(body)).slice(0, 600);
}

export async function fuzz(wire: Wire, { seed, messages: most, milliseconds, places, workspace, passphrase }: FuzzOptions): Promise<FuzzReport> {
  const messages = new Messages(seed, places, 2 ** 41);
  const started = Date.now();
  const codes: Record<string, number> = {};
  const faults: string[] = [];
  let sent = 0;
  let answered = 0;
  let succeeded = 0;

  async function tend(): Promise<void> {
    const { value } = await wire.call('workspace.status', {});
    const method = value?.['open'] !== true ? 'workspace.open' : value['locked'] === true ? 'workspace.unlock' : null;
    if (method === null) return;
    const { ok, ...rest } = await wire.call(method, method === 'workspace.open' ? { path: workspace, passphrase } : { passphrase });
    if (!ok) throw new Error(`the workspace cannot be used any more: ${JSON.stringify(rest)}`);
  }

  await tend();
  while (sent < most && Date.now() - started < milliseconds) {
    const batch = Array.from({ length: Math.min(AT_ONCE, most - sent) }, () => messages.next());
    const byId = new Map<unknown, Message>(batch.flatMap((message) => (message.id === null ? [] : [[message.id, message]])));
    const answers = await wire.exchange(batch).catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\nafter ${sent} messages of seed ${seed}, in:\n${batch.map((message) => `${message.id}: ${shown(message)}`).join('\n')}`);
    });
    sent += batch.length;
    answered += answers.length;
    for (const answer of answers) {
      if (answer.ok) succeeded += 1;
      const code = answer.ok ? 'ok' : String((answer.error as { readonly code?: unknown } | null)?.code);
      codes[code] = (codes[code] ?? 0) + 1;
      const fault = faultOf(answer);
      const message = byId.get(answer.id);
      if (fault !== null && faults.length < FAULTS_KEPT) faults.push(`${fault}\n  <- ${message === undefined ? 'a message without an id' : shown(message)}`);
    }
    await tend();
  }
  return { sent, answered, succeeded, perSecond: Math.round((sent / (Date.now() - started)) * 1000), codes, faults };
}
