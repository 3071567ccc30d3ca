/** The details of an entry of the log in Chinese. They are read as they were written, by this or an earlier version of the program. */
import { DATASETS } from '../datasets';
import { formatBytes, formatInteger } from '../format';
import { DELETION_SCOPES } from '../retention';
import { SAVED_KINDS } from '../saved-queries';
import { SETTINGS } from '../settings';
import { AUDIT_ACTIONS, type AuditAction } from './actions';
import { CIRCULAR_LABELS, REPORT_LABELS } from './report-labels';

/** As JSON has them. */
export type AuditDetails = Readonly<Record<string, unknown>>;

/** Parts of one line; null and empty ones are left out. */
type Words = (details: AuditDetails) => readonly (string | null)[];

const FILE_FORMATS: Readonly<Record<string, string>> = { xlsx: 'Excel', docx: 'Word', pdf: 'PDF', csv: 'CSV', parquet: 'Parquet' };
const DATASET_LABELS: Readonly<Record<string, string>> = Object.fromEntries(DATASETS.map(({ id, label }) => [id, label]));
/** Enough of a query to know it again; the whole stands on the query page. */
const MOST_SQL = 300;

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const count = (value: unknown): string => (typeof value === 'number' ? formatInteger(value) : '0');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): AuditDetails => (typeof value === 'object' && value !== null ? (value as AuditDetails) : {});
const known = (labels: Readonly<Record<string, string>>, value: unknown): string => labels[text(value)] ?? text(value);
const said = (label: string, value: unknown): string | null => (text(value) === '' ? null : `${label}${text(value)}`);
const size = (value: unknown): string | null => (typeof value === 'number' ? formatBytes(value) : null);
const ofYear = (value: unknown): string | null => (text(value) === '' ? null : `${text(value)}学年`);
const failures = (value: unknown): string | null => (typeof value === 'number' && value > 0 ? `此前连续输错 ${value} 次` : null);

const nothing: Words = () => [];

const query: Words = ({ sql, rows, milliseconds, error }) => [
  text(error) === '' ? (typeof rows === 'number' ? `${count(rows)} 行` : null) : `没有成功：${text(error)}`,
  typeof milliseconds === 'number' ? `用时 ${(milliseconds / 1000).toFixed(1)} 秒` : null,
  `语句：${text(sql).replace(/\s+/g, ' ').slice(0, MOST_SQL)}${text(sql).length > MOST_SQL ? '……' : ''}`,
];

const savedQuery: Words = ({ kind, name, renamedFrom }) => [`${known(SAVED_KINDS, kind)}“${text(name)}”`, said('原名：', renamedFrom)];
const setting: Words = ({ setting: id, version, from, to, note }) => [`${known(SETTING_LABELS, id)}，第 ${count(version)} 版`, said('原为：', from), said('现为：', to), said('原因：', note)];
const scale: Words = ({ scale: id, revision, rescored }) => [`量表 ${text(id)}，第 ${count(revision)} 版`, `重新计分 ${count(rescored)} 个批次`];

const SETTING_LABELS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(SETTINGS).map(([id, { label }]) => [id, label]));

const WORDS: Readonly<Record<AuditAction, Words>> = {
  'workspace.create': nothing,
  'workspace.open': nothing,
  'workspace.backup': ({ file, bytes, checked }) => [text(file), size(bytes), checked === undefined ? null : checked === true ? '已重新打开核对' : '未能核对'],
  'workspace.restore': ({ from, keptAside }) => [said('备份：', from), said('原文件改名为 ', keptAside)],
  'workspace.salvage': ({ batchesWhole, batchesMissingRows }) => [`完整的批次 ${count(batchesWhole)} 个`, list(batchesMissingRows).length === 0 ? null : `缺行的批次 ${numbers(list(batchesMissingRows))}`],
  'backup.identity': nothing,
  'workspace.lock': nothing,
  'workspace.unlock': ({ failures: wrong }) => [failures(wrong)],
  'workspace.unlockRefused': ({ failures: wrong }) => [`口令不正确，连续第 ${count(wrong)} 次`],
  'workspace.verify': ({ broken, checked }) => [`检查 ${count(checked)} 项`, list(broken).length === 0 ? '没有发现问题' : `有问题的：${list(broken).map(text).join('、')}`],
  'workspace.changePassphrase': nothing,
  'workspace.recover': nothing,
  'workspace.setRecoveryCode': ({ replaced }) => [replaced === true ? '原恢复码作废' : null],
  'audit.export': ({ entries, format, sha256, bytes }) => [`${count(entries)} 条`, known(FILE_FORMATS, format), size(bytes), said('校验值 ', sha256)],
  'import.run': ({ totals, batches }) => {
    const { files, loaded, unchanged, failed, rowsLoaded, rowsRejected, issues } = fields(totals);
    return [
      `文件 ${count(files)} 个：载入 ${count(loaded)}，重复 ${count(unchanged)}，失败 ${count(failed)}`,
      `载入 ${count(rowsLoaded)} 行，退回 ${count(rowsRejected)} 行，问题 ${count(issues)} 个`,
      list(batches).length === 0 ? null : `批次 ${numbers(list(batches).map((each) => fields(each)['batch']))}`,
    ];
  },
  'import.undo': ({ batches, rowsRemoved, rowsRestored }) => [`批次 ${numbers(list(batches))}`, `移除 ${count(rowsRemoved)} 行，恢复 ${count(rowsRestored)} 行`],
  'import.confirmLayout': ({ layoutKey, dataset }) => [`表头 ${text(layoutKey)}`, dataset === null ? '以后跳过' : `认作“${known(DATASET_LABELS, dataset)}”`],
  'import.answerSchool': ({ schoolRef, school }) => [`“${text(schoolRef)}”`, school === null ? '不在学校名录中' : `就是“${text(school)}”`],
  'query.run': query,
  'query.save': savedQuery,
  'query.forget': savedQuery,
  'query.arrange': query,
  'query.profile': (details) => [typeof details['column'] === 'number' ? `第 ${details['column'] + 1} 列` : null, ...query(details)],
  'query.export': (details) => [known(FILE_FORMATS, details['format']), size(details['bytes']), said('校验值 ', details['sha256']), ...query(details)],
  'report.export': ({ report, kind, schoolYear, from, to, unit, bytes }) => [
    known(REPORT_LABELS, report),
    said('', known(CIRCULAR_LABELS, kind)),
    ofYear(schoolYear),
    text(from) === '' ? null : `${text(from)} 至 ${text(to)}`,
    said('单位：', unit),
    size(bytes),
  ],
  'report.issue': ({ report, id, parameters, files, again }) => [
    known(REPORT_LABELS, report),
    said('编号 ', id),
    again === true ? '按出具时的数重做' : null,
    ofYear(fields(parameters)['schoolYear']),
    said('单位：', fields(parameters)['unit']),
    list(files).map((file) => `${known(FILE_FORMATS, fields(file)['format'])} 校验值 ${text(fields(file)['sha256'])}`).join('、'),
  ],
  'report.withdraw': ({ id, note }) => [said('编号 ', id), said('原因：', note)],
  'issues.export': ({ per, batch, issues }) => [per === 'school' ? '分学校反馈' : per === 'county' ? '分县区反馈' : `${count(issues)} 个问题`, typeof batch === 'number' ? `批次 ${batch}` : null],
  'settings.set': setting,
  'settings.reset': setting,
  'retention.delete': ({ number, schoolYear, scope: what, rows, batches, reason }) => [
    said('销毁记录 ', number),
    ofYear(schoolYear),
    known(DELETION_SCOPES, what),
    `${count(rows)} 行`,
    `批次 ${numbers(list(batches))}`,
    said('原因：', reason),
  ],
  'retention.compact': ({ bytesBefore, bytesAfter }) => [typeof bytesBefore === 'number' ? `文件由 ${formatBytes(bytesBefore)} 变为 ${size(bytesAfter) ?? ''}` : null],
  'retention.certificate': ({ number, format }) => [said('销毁记录 ', number), known(FILE_FORMATS, format)],
  'register.setKey': ({ name, fingerprint, replaced }) => [`“${text(name)}”`, said('公钥指纹 ', fingerprint), said('原公钥指纹 ', replaced)],
  'register.removeKey': ({ name, fingerprint, batches }) => [`“${text(name)}”`, said('公钥指纹 ', fingerprint), list(batches).length === 0 ? null : `一并删除批次 ${numbers(list(batches))} 中的加密名册`],
  'register.handOver': ({ name, fingerprint, schoolYear, entries, followUpList, reason, sha256 }) => [
    `“${text(name)}”`,
    ofYear(schoolYear),
    `名册 ${count(entries)} 行`,
    followUpList === true ? '附需要跟进的学生名单（仅该校能打开）' : '不附学生名单',
    said('原因：', reason),
    said('公钥指纹 ', fingerprint),
    said('校验值 ', sha256),
  ],
  'scale.save': scale,
  'scale.remove': scale,
};

/** 3、7、8—12: an import of a thousand files has a thousand batches. */
function numbers(values: readonly unknown[]): string {
  const found = values.filter((value): value is number => typeof value === 'number').sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const value of found) {
    const last = runs.at(-1);
    if (last !== undefined && value === last[1] + 1) last[1] = value;
    else runs.push([value, value]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}—${last}`)).join('、');
}

/** @param details as parsed; of an action that this version does not know nothing is told */
export function detailWords(action: string, details: AuditDetails): string {
  if (!Object.hasOwn(AUDIT_ACTIONS, action)) return '由更新版本的程序记录，本版本不能解读';
  return WORDS[action as AuditAction](details).filter((part) => part !== null && part !== '').join('；');
}
