import { lazy, Suspense, useState } from 'react';
import { PlainButton } from '../../components/plain/button';

const OpenDisplayControl = lazy(async () => ({ default: (await import('./themed-parts')).OpenDisplayControl }));

/** A plain button until it is pressed. */
export function WelcomeDisplay() {
  const [asked, setAsked] = useState(false);
  const button = (
    <PlainButton size="small" aria-haspopup="dialog" onClick={() => setAsked(true)} data-testid="display-control">
      显示
    </PlainButton>
  );
  return asked ? (
    <Suspense fallback={button}>
      <OpenDisplayControl />
    </Suspense>
  ) : (
    button
  );
}
