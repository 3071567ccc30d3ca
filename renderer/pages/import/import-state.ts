/** The import as a state machine: choosing -> recognising -> recognised -> staging -> review -> committing -> finished. */
import type { EngineError, ImportReport, InspectedFile, Progress, StagedImport } from '../../../shared/contract';
import { fileKey, mergeFiles } from './file-list';

/** What a person has answered for this run. Passwords are kept here only, and gone with it. */
export interface Answers {
  readonly passwords: readonly string[];
  readonly includeHidden: boolean;
  /** Null: the suggestion stands. */
  readonly schoolYear: string | null;
}

interface Run {
  readonly files: readonly InspectedFile[];
  readonly answers: Answers;
  readonly error: EngineError | null;
}
interface Working extends Run {
  readonly progress: Progress;
  readonly paused: boolean;
}

export type ImportState =
  | (Run & { readonly stage: 'choosing' })
  | (Working & { readonly stage: 'recognising' })
  | (Run & { readonly stage: 'recognised' })
  | (Working & { readonly stage: 'staging' })
  | (Run & { readonly stage: 'review'; readonly staged: StagedImport })
  | (Working & { readonly stage: 'committing'; readonly staged: StagedImport })
  | (Run & { readonly stage: 'finished'; readonly report: ImportReport });

export type ImportEvent =
  | { readonly type: 'recognisingStarted' }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'paused'; readonly paused: boolean }
  | { readonly type: 'inspected'; readonly files: readonly InspectedFile[] }
  | { readonly type: 'answered'; readonly answers: Partial<Answers> }
  | { readonly type: 'stagingStarted' }
  | { readonly type: 'staged'; readonly staged: StagedImport }
  | { readonly type: 'committingStarted' }
  | { readonly type: 'committed'; readonly report: ImportReport }
  | { readonly type: 'failed'; readonly error: EngineError }
  /** What was staged is gone; the files are still there to be mended and checked again. */
  | { readonly type: 'wentBack' }
  | { readonly type: 'showedChoices' }
  | { readonly type: 'showedList' }
  | { readonly type: 'removed'; readonly key: string }
  | { readonly type: 'cleared' };

const NO_ANSWERS: Answers = { passwords: [], includeHidden: false, schoolYear: null };
export const EMPTY: ImportState = { stage: 'choosing', files: [], answers: NO_ANSWERS, error: null };

const START: Progress = { phase: '准备', done: 0 };

export function isBusy(state: ImportState): boolean {
  return state.stage === 'recognising' || state.stage === 'staging' || state.stage === 'committing';
}

/** Whether more files can be taken in now. A finished import makes room for the next one. */
export function takesFiles({ stage }: ImportState): boolean {
  return stage === 'choosing' || stage === 'recognised' || stage === 'finished';
}

/** Without files there is nothing to list. */
function listing({ files, answers }: Run, error: EngineError | null): ImportState {
  return { stage: files.length === 0 ? 'choosing' : 'recognised', files, answers, error };
}

function work({ files, answers }: Run): Working {
  return { files, answers, error: null, progress: START, paused: false };
}

/** An event that does not belong to the state (an answer that comes too late) changes nothing. */
export function nextState(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'recognisingStarted':
      return { ...work(state.stage === 'finished' ? EMPTY : state), stage: 'recognising' };
    case 'stagingStarted':
      return { ...work(state), stage: 'staging' };
    case 'committingStarted':
      return state.stage === 'review' ? { ...work(state), stage: 'committing', staged: state.staged } : state;
    case 'progressed':
      return isWorking(state) ? { ...state, progress: event.progress } : state;
    case 'paused':
      return isWorking(state) ? { ...state, paused: event.paused } : state;
    case 'inspected':
      return listing({ ...state, files: mergeFiles(state.files, event.files) }, null);
    case 'answered':
      return { ...state, answers: { ...state.answers, ...event.answers } };
    case 'staged':
      return { stage: 'review', files: state.files, answers: state.answers, error: null, staged: event.staged };
    case 'committed':
      return { stage: 'finished', files: state.files, answers: NO_ANSWERS, error: null, report: event.report };
    case 'failed':
      return failed(state, event.error);
    case 'wentBack':
      return listing(state, null);
    case 'showedChoices':
      return state.stage === 'recognised' ? { ...state, stage: 'choosing', error: null } : state;
    case 'showedList':
      return state.stage === 'choosing' ? listing(state, null) : state;
    case 'removed':
      return listing({ ...state, files: state.files.filter((file) => fileKey(file) !== event.key) }, null);
    case 'cleared':
      return EMPTY;
  }
}

function isWorking(state: ImportState): state is Extract<ImportState, Working> {
  return isBusy(state);
}

/** What failed is told where the person can do something about it. */
function failed(state: ImportState, error: EngineError): ImportState {
  switch (state.stage) {
    case 'recognising':
    case 'staging':
      return listing(state, error);
    case 'committing':
      return { stage: 'review', files: state.files, answers: state.answers, staged: state.staged, error };
    case 'choosing':
    case 'recognised':
    case 'review':
    case 'finished':
      return { ...state, error };
  }
}
