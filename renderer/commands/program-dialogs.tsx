/** Dialogs that can be asked for everywhere, with or without a workspace. */
import { useState } from 'react';
import { AboutDialog } from '../shell/about-dialog';
import { useCommand } from './registry';
import { ShortcutsDialog } from './shortcuts-dialog';

export function ProgramDialogs() {
  const [shown, setShown] = useState<'shortcuts' | 'about' | null>(null);
  useCommand('help.shortcuts', () => setShown('shortcuts'));
  useCommand('help.about', () => setShown('about'));
  return (
    <>
      <ShortcutsDialog open={shown === 'shortcuts'} onClose={() => setShown(null)} />
      <AboutDialog open={shown === 'about'} onClose={() => setShown(null)} />
    </>
  );
}
