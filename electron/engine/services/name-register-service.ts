/** Names that only their own school can read: the keys of schools, and what is handed over to them. */
import { EngineFailure } from '../../../shared/contract';
import { expandSources } from '../ingest/load/sources';
import { importKeyList } from '../name-register/key-list';
import { listedSchools, schoolMeant } from '../name-register/directory';
import { handOver } from '../name-register/hand-over';
import { removeSchoolKey, schoolKeys, setSchoolKey } from '../name-register/keys';
import { SHORTEST_REASON } from '../../../shared/name-register';
import { riskScheme } from '../../../shared/risk-labels';
import { refuseWhileStaged } from '../ingest/load/staged';
import type { Handlers, Session } from '../session';
import { chosenSchoolYear } from './school-year';

type RegisterMethod = 'register.keys' | 'register.setKey' | 'register.importKeys' | 'register.removeKey' | 'register.handOver';

export function nameRegisterService(session: Session): Handlers<RegisterMethod> {
  return {
    'register.keys': async () => ({ keys: await session.reading(schoolKeys) }),
    'register.setKey': ({ school, county, publicKey }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        await setSchoolKey(writer, schoolMeant(await listedSchools(writer), school, county), publicKey);
        return { keys: await schoolKeys(writer) };
      }),
    'register.importKeys': ({ source }, { signal }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const [file, ...others] = await expandSources([source], session.uploads, signal);
        if (file === undefined || others.length > 0) throw new EngineFailure('BAD_REQUEST', '请选择一个装有学校和公钥的表格（.xlsx 或 .csv），不要选择文件夹或压缩包。');
        const imported = await importKeyList(writer, file.input, signal);
        return { keys: await schoolKeys(writer), imported };
      }),
    'register.removeKey': ({ school }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        // Names in an import that waits would be left without the key that they belong to.
        await refuseWhileStaged(writer);
        await removeSchoolKey(writer, school);
        return { keys: await schoolKeys(writer) };
      }),
    'register.handOver': ({ schoolYear, schools, followUpList, reason, to }, options) =>
      session.exclusive(async () => {
        if (followUpList && reason.length < SHORTEST_REASON) throw new EngineFailure('BAD_REQUEST', '附学生名单须写明原因（不少于 4 个字），原因记入操作记录。');
        const { writer, pseudonymKey } = session.open();
        const { unit, riskLabels } = session.settings;
        return handOver(writer, { schoolYear: await chosenSchoolYear(writer, schoolYear), schools, reason: followUpList ? reason : null, to, unit, scheme: riskScheme(riskLabels), key: pseudonymKey, now: new Date() }, options);
      }),
  };
}
