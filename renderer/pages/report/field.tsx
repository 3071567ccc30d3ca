import type { ReactNode } from 'react';

export function Field({ label, wide = false, children }: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={wide ? 'report-field report-field-wide' : 'report-field'}>
      <span>{label}</span>
      {children}
    </label>
  );
}
