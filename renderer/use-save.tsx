import { App } from 'antd';
import { useState } from 'react';
import type { Outcome, ProducedFile } from '../shared/contract';
import { useShell } from './engine-client';
import { SavedWords } from './components/saved-words';
import { saveProduced } from './save-file';

/** Has a file made, hands it to the host and says where it went, or why not. `saving` while that takes. */
export function useSave(): { readonly saving: boolean; readonly save: (make: () => Promise<Outcome<ProducedFile>>) => Promise<void> } {
  const shell = useShell();
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const save = async (make: () => Promise<Outcome<ProducedFile>>) => {
    setSaving(true);
    const made = await make();
    const outcome = made.ok ? await saveProduced(shell, made.value) : ({ state: 'failed', error: made.error } as const);
    setSaving(false);
    if (outcome.state === 'saved') void message.success(<SavedWords shell={shell} saved={outcome} />, 8);
    if (outcome.state === 'failed') void message.error(outcome.error.message, 8);
  };
  return { saving, save };
}
