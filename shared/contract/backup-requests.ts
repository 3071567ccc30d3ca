/** Requests about backups of workspaces, restoring them, and saving what can be read of a damaged one. */
import { z } from 'zod';
import { operator, passphrase, path, pathToRead } from './request-fields';

export const backupRequests = {
  /** Backups of the open workspace, of the one at `workspace` and those in `folder`; needs no passphrase. */
  'backup.list': z.object({ workspace: pathToRead.optional(), folder: pathToRead.optional() }),
  /** Encrypts the open workspace into its backup folder, opens the copy and checks it. */
  'backup.make': z.object({}),
  /** Decrypts a backup, opens it and reads all of it; changes nothing. Without a passphrase that of the open workspace is tried. */
  'backup.check': z.object({ path: pathToRead, passphrase: passphrase.optional() }),
  /** Puts a backup at `target`. What stands there is kept aside under another name; a workspace open there is closed first. */
  'backup.restore': z.object({ path: pathToRead, passphrase, target: path, operator }),
  /** The key of the open workspace's backups as a file for any age program. */
  'backup.identity': z.object({ passphrase }),
  /** What can be read of a workspace that does not open. Changes nothing. */
  'workspace.examine': z.object({ path: pathToRead }),
  /** Writes what can be read of it into a new workspace. */
  'workspace.salvage': z.object({ path: pathToRead, passphrase, target: path }),
} as const;
