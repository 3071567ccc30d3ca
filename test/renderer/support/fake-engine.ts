/** The process boundary: an engine of canned answers that records what it was asked. */
import { failure, success, type CallOptions, type EngineApi, type Method, type Outcome, type RequestOf, type ResultOf } from '../../../shared/contract';
import { DEFAULT_SETTINGS, type SettingDefinition, SETTING_IDS, SETTINGS, type SettingStates, type SettingValues } from '../../../shared/settings';
import { DEFAULT_PREFERENCES } from '../../../shared/preferences';
import type { DesktopShell } from '../../../shared/contract/shell';
import type { Connection } from '../../../renderer/engine-client';

type Answer<M extends Method> = (request: RequestOf<M>, options: CallOptions) => Outcome<ResultOf<M>> | Promise<Outcome<ResultOf<M>>>;
export type Answers = { readonly [M in Method]?: Answer<M> };

export interface RecordedCall {
  readonly method: Method;
  readonly request: unknown;
}

export interface FakeHost extends Connection {
  readonly calls: readonly RecordedCall[];
  readonly saved: readonly string[];
  requestsOf<M extends Method>(method: M): readonly RequestOf<M>[];
}

const OPEN = { open: true, locked: false, path: '/data/测试.yuxin', name: '测试', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true } as const;

/** As the engine tells them of a workspace in which these were changed once. */
export function settingStates(values: Partial<SettingValues> = {}): SettingStates {
  const stateOf = (id: (typeof SETTING_IDS)[number]) => {
    const { label, explanation, describe } = SETTINGS[id] as SettingDefinition<unknown>;
    const value = values[id] ?? DEFAULT_SETTINGS[id];
    const changed = values[id] === undefined ? { version: 0, changedAt: null, changedBy: null } : { version: 1, changedAt: '2026-03-01 09:30:00', changedBy: 'wang' };
    return { label, explanation, value, text: describe(value), defaultValue: DEFAULT_SETTINGS[id], ...changed };
  };
  return Object.fromEntries(SETTING_IDS.map((id) => [id, stateOf(id)])) as unknown as SettingStates;
}

const EVERYDAY: Answers = {
  'workspace.status': () => success(OPEN),
  'workspace.create': () => success({ ...OPEN, notices: [] }),
  'workspace.open': () => success({ ...OPEN, notices: [] }),
  'workspace.close': () => success({ open: false, locked: false, path: null, name: null, auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true, backup: null }),
  'data.summary': () =>
    success({
      schoolYears: [{ schoolYear: '2025-2026', schools: 3, counselors: 4, assessed: 100, unmatchedCounselors: 0, unmatchedStudents: 0 }],
      defaultSchoolYear: '2025-2026',
      batches: 3,
    }),
  'data.schools': () => success({ schools: [{ school: 's1', name: '曹县第一中学', county: '371721', stage: 'senior', formerNames: [] }] }),
  'import.batches': () => success({ batches: [] }),
  'check.reporting': () => success({ schoolYear: '2025-2026', datasets: [], notCollected: [], schools: [] }),
  'check.contradictions': () => success({ schoolYear: '2025-2026', kinds: [], contradictions: [] }),
  'scale.plausibility': () => success({ schoolYear: '2025-2026', hints: [] }),
  'query.saved': () => success({ queries: [] }),
  'risk.sources': () => success({ schoolYear: '2025-2026', sources: [] }),
  'settings.get': () => success({ settings: settingStates() }),
};

export function fakeHost(answers: Answers, shell: Partial<DesktopShell> = {}): FakeHost {
  const calls: RecordedCall[] = [];
  const saved: string[] = [];
  const engine: EngineApi = {
    async call<M extends Method>(method: M, request: RequestOf<M>, options: CallOptions = {}) {
      calls.push({ method, request });
      const answer: Answer<M> | undefined = answers[method] ?? EVERYDAY[method];
      return answer === undefined ? failure('INTERNAL', `没有准备 ${method} 的回答`) : answer(request, options);
    },
    close: () => Promise.resolve(),
  };
  return {
    engine,
    calls,
    saved,
    shell: {
      kind: 'browser',
      saveFile: async (fileName) => {
        saved.push(fileName);
        return fileName;
      },
      listWorkspaces: async () => [{ path: '/data/菏泽市.yuxin', name: '菏泽市', modified: '2025-11-20T01:00:00Z' }],
      readStart: async () => ({ preferences: DEFAULT_PREFERENCES, engineIsNew: false }),
      writePreferences: async (preferences) => preferences,
      pathForNewWorkspace: async (name) => `/data/${name}.yuxin`,
      ...shell,
    },
    onReconnect: () => undefined,
    requestsOf: <M extends Method>(method: M) => calls.filter((call) => call.method === method).map((call) => call.request as RequestOf<M>),
  };
}

export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
