export { actionLabel, AUDIT_ACTION_IDS, AUDIT_ACTIONS, type AuditAction } from './actions';
export { type AuditDetails, detailWords } from './words';
