/** Where a file went, and the way there. */
import type { DesktopShell } from '../../shared/contract/shell';
import type { SavedFile } from '../save-file';
import { OpenFolder } from './open-folder';

export function SavedWords({ shell, saved }: { readonly shell: DesktopShell; readonly saved: SavedFile }) {
  return (
    <>
      {saved.message}
      <OpenFolder shell={shell} place={saved.place} />
    </>
  );
}
