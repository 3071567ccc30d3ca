/** Shows what the program says as messages and dialogs of antd. */
import { App } from 'antd';
import { useCallback } from 'react';
import { useHear, type Saying } from './speaker';

export function HearThroughAntd() {
  const { message, modal } = App.useApp();
  const hear = useCallback(
    (saying: Saying) => {
      if (saying.kind !== 'question') void message[saying.kind](saying.text, saying.seconds);
      else modal.confirm({ title: saying.title, content: saying.text, okText: saying.yes, okButtonProps: { danger: true }, cancelText: saying.no, onOk: saying.onYes });
    },
    [message, modal],
  );
  useHear(hear);
  return null;
}
