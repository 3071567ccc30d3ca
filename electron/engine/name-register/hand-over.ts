/** One file for every school that has handed in a key, which nobody but the school opens. Each is an entry of the log. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CallOptions, EngineFailure } from '../../../shared/contract';
import type { HandOverRun, SchoolKey } from '../../../shared/name-register';
import { countyLabel } from '../../../shared/regions';
import type { RiskScheme } from '../../../shared/risk-labels';
import { record } from '../audit/log';
import { fileStampOf, stampOf } from '../local-stamp';
import { fileNamesOf } from '../report/file-names';
import { archiveDestination, type Destination, folderDestination } from '../report/school-feedback/destination';
import { followUpList } from './follow-up-list';
import { schoolKeys } from './keys';
import { type NamesPart, namesOfSchool } from './parts';
import { packHandOver } from './payload';
import { PupilCodes } from './pupil-code';
import { sealTo } from './recipients';

export interface HandOverWish {
  readonly schoolYear: string;
  /** By their keys in the directory; absent: all that have handed in a key. */
  readonly schools: readonly string[] | undefined;
  /** Why the list of pupils is handed over; null: without it. */
  readonly reason: string | null;
  readonly to: { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'archive' };
  readonly unit: string;
  readonly scheme: RiskScheme;
  /** Of the workspace. */
  readonly key: Uint8Array;
  readonly now: Date;
}

const NO_NAMES = '本学年没有为它保存名册：学生数据还没有导入，或是在录入公钥、导入本学年学校名录之前导入的。请撤销后重新导入学生数据。';

/** @throws EngineFailure BAD_REQUEST where a school has no key, NO_DATA where none has, and those of writing; files written before stay */
export async function handOver(writer: DuckDBConnection, wish: HandOverWish, { signal, onProgress }: CallOptions): Promise<HandOverRun> {
  const keys = chosenKeys(await schoolKeys(writer), wish.schools);
  const codes = new PupilCodes(wish.key);
  const names = fileNamesOf(keys.map(({ schoolName, school }) => ({ label: schoolName, code: school })), `-${wish.schoolYear}学年名册`, '.age');
  const together = `学校名册 ${wish.schoolYear}学年 ${fileStampOf(wish.now)}`;
  const destination = wish.to.kind === 'folder' ? await folderDestination(wish.to.folder, together, names) : archiveDestination(together, wish.now);
  const skipped: HandOverRun['skipped'][number][] = [];
  let written = 0;
  for (const [index, key] of keys.entries()) {
    if (signal?.aborted === true) throw new EngineFailure('CANCELLED', `已停止。已写入的 ${written} 份是完整的文件。`);
    onProgress?.({ phase: '生成学校名册', done: index, total: keys.length, item: key.schoolName });
    const parts = await namesOfSchool(writer, key.school, wish.schoolYear);
    if (parts.length === 0) skipped.push({ county: key.county === null ? '' : countyLabel(key.county), school: key.schoolName, reason: NO_NAMES });
    else {
      await handOverOne(writer, wish, { key, parts, codes, file: names[index] ?? '', destination });
      written++;
    }
  }
  return { schoolYear: wish.schoolYear, written, skipped, folder: destination.folder, archive: written === 0 ? null : destination.finish() };
}

interface One {
  readonly key: SchoolKey;
  readonly parts: readonly NamesPart[];
  readonly codes: PupilCodes;
  readonly file: string;
  readonly destination: Destination;
}

async function handOverOne(writer: DuckDBConnection, { schoolYear, reason, unit, scheme, now }: HandOverWish, { key, parts, codes, file, destination }: One): Promise<void> {
  const { school, schoolName, recipient, fingerprint } = key;
  const list = reason === null ? null : await followUpList(writer, school, schoolYear, codes, scheme);
  const sealed = await sealTo(recipient, packHandOver({ schoolName, schoolYear, madeAt: stampOf(now), unit, followUpList: list }, parts, now));
  // Before the file is there: none may leave that the log does not know.
  await record(writer, 'register.handOver', { school, name: schoolName, fingerprint, schoolYear, entries: parts.reduce((sum, { entries }) => sum + entries, 0), followUpList: list !== null, reason: reason ?? '', file, sha256: createHash('sha256').update(sealed).digest('hex') });
  if ((await destination.put(file, sealed)) !== 'written') throw new EngineFailure('CANNOT_WRITE', `“${file}”已经存在，没有覆盖。请过一会儿再生成，或另选一个文件夹。`, { file });
}

function chosenKeys(keys: readonly SchoolKey[], schools: readonly string[] | undefined): readonly SchoolKey[] {
  if (keys.length === 0) throw new EngineFailure('NO_DATA', '没有录入任何学校的公钥，没有名册可以交接。');
  if (schools === undefined) return keys;
  const missing = schools.filter((school) => keys.every((key) => key.school !== school));
  if (missing.length > 0) throw new EngineFailure('BAD_REQUEST', `没有录入这些学校的公钥：${missing.join('、')}。`, { missing: missing.join() });
  return keys.filter(({ school }) => schools.includes(school));
}
