import type { SignedFileState } from '../../../../shared/contract';
import { localTime } from '../../../local-time';

/** What a check of an exported log says, for a dialog. */
export function signedWords({ state, fileName, workspace, operator, signedAt, fingerprint, ofThisWorkspace }: SignedFileState): { readonly sound: boolean; readonly title: string; readonly content: string } {
  const about = `“${fileName ?? ''}”，工作区“${workspace ?? ''}”，${operator ?? ''}于 ${localTime(signedAt ?? '')} 导出，密钥 ${fingerprint ?? ''}。`;
  switch (state) {
    case 'unsigned':
      return { sound: false, title: '没有签名', content: '这个文件不是本程序导出的操作记录压缩包。' };
    case 'changed':
      return { sound: false, title: '不是原件，不可采信', content: `文件或签名在导出后改动过。文件自称：${about}` };
    case 'unchanged':
      return ofThisWorkspace === true ? { sound: true, title: '是本工作区导出的原件', content: about } : { sound: false, title: '是原件，但不是本工作区导出的', content: about };
  }
}
