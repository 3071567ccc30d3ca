import type { EngineError } from '../../shared/contract';
import { PlainButton } from './plain/button';
import { PlainNotice } from './plain/notice';

export function ErrorNotice({ error, onRetry }: { readonly error: EngineError; readonly onRetry?: () => void }) {
  return (
    <PlainNotice
      kind="error"
      text={error.message}
      data-testid={`error-${error.code}`}
      action={
        onRetry && (
          <PlainButton size="small" onClick={onRetry}>
            重试
          </PlainButton>
        )
      }
    />
  );
}
