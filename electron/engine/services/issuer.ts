import type { Session } from '../session';

export interface Issuer {
  readonly unit: string;
  readonly preparedBy: string;
  readonly issuedOn: Date;
}

/** In whose name a report goes out: as asked for, else as the workspace says. */
export function issuerOf(session: Session, asked: { readonly unit?: string | undefined; readonly preparedBy?: string | undefined }): Issuer {
  return { unit: asked.unit?.trim() || session.settings.unit, preparedBy: asked.preparedBy?.trim() || session.settings.preparedBy, issuedOn: new Date() };
}
