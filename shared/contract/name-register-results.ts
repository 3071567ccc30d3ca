/** What requests about names that only their own school can read answer. */
import type { HandOverRun, KeyImport, SchoolKey } from '../name-register';

interface KeyList {
  readonly keys: readonly SchoolKey[];
}

export interface NameRegisterResults {
  'register.keys': KeyList;
  'register.setKey': KeyList;
  'register.importKeys': KeyList & { readonly imported: KeyImport };
  'register.removeKey': KeyList;
  'register.handOver': HandOverRun;
}
