import type { ErrorCode } from '../../../../shared/contract';
import { EngineFailure } from '../../../../shared/contract';
import type { ForeignKind } from './sniff';

const SAVE_AS = '请用 Excel 或 WPS 打开后，用“另存为”保存成 .xlsx 格式再导入。';
const UNPACK = '请先解压，再导入其中的表格；也可以重新压缩成 .zip 后导入。';
const GET_TABLE = '请让报送单位提供 Excel 表格（.xlsx）或 CSV 文件。';

/** What the file really is and what to do about it. */
const REFUSALS: Readonly<Record<ForeignKind, readonly [ErrorCode, string]>> = {
  empty: ['UNSUPPORTED_FORMAT', `文件是空的，没有任何内容。请确认文件已完整保存或传输，再重新导入。`],
  oldWord: ['UNSUPPORTED_FORMAT', `这是旧版 Word 或 WPS 文字文档（.doc/.wps），不是表格文件。${GET_TABLE}`],
  oldPowerPoint: ['UNSUPPORTED_FORMAT', `这是旧版 PowerPoint 或 WPS 演示文稿（.ppt/.dps），不是表格文件。${GET_TABLE}`],
  works: ['UNSUPPORTED_FORMAT', `这是 Microsoft Works 文档，不是表格文件。${GET_TABLE}`],
  rightsManaged: ['UNSUPPORTED_FORMAT', `这个文件设有权限管理（IRM），只有获得授权的人能打开，密码也解不开。请让报送单位取消权限限制后，另存为 .xlsx 重新发送。`],
  guarded: ['UNSUPPORTED_FORMAT', '这个文件被单位的文档加密软件（E-SafeNet）加密，离开装有该软件的电脑就无法读取。请在装有该软件的电脑上解密或申请外发，再导入解密后的文件。'],
  otherOle: ['UNSUPPORTED_FORMAT', `这是旧版 Office 或 WPS 的文件，程序认不出其中的表格。${SAVE_AS}`],
  otherOpenDocument: ['UNSUPPORTED_FORMAT', `这是 OpenDocument 文档（.odt/.odp），不是表格文件。${GET_TABLE}`],
  word: ['UNSUPPORTED_FORMAT', `这是 Word 文档（.docx），不是表格文件。${GET_TABLE}`],
  powerPoint: ['UNSUPPORTED_FORMAT', `这是 PowerPoint 演示文稿（.pptx），不是表格文件。${GET_TABLE}`],
  appleNumbers: ['UNSUPPORTED_FORMAT', '这是苹果 Numbers 表格。请在 Numbers 中用“导出为 Excel”保存成 .xlsx 再导入。'],
  ofd: ['UNSUPPORTED_FORMAT', `这是 OFD 版式文件，无法从中读取表格。${GET_TABLE}`],
  zip: ['UNSUPPORTED_FORMAT', '这是压缩包（.zip），不是表格文件。请先解压，再导入其中的表格。'],
  rar: ['UNSUPPORTED_FORMAT', `这是 RAR 压缩包（.rar）。${UNPACK}`],
  sevenZip: ['UNSUPPORTED_FORMAT', `这是 7-Zip 压缩包（.7z）。${UNPACK}`],
  gzip: ['UNSUPPORTED_FORMAT', `这是 gzip 压缩包（.gz/.tgz）。${UNPACK}`],
  otherArchive: ['UNSUPPORTED_FORMAT', `这是程序不能直接读取的压缩包（.tar/.xz/.bz2/.cab）。${UNPACK}`],
  pdf: ['UNSUPPORTED_FORMAT', `这是 PDF 文件，无法从中读取表格。${GET_TABLE}`],
  image: ['UNSUPPORTED_FORMAT', `这是图片文件，无法从中读取表格。${GET_TABLE}`],
  rtf: ['UNSUPPORTED_FORMAT', `这是 RTF 文档，不是表格文件。${GET_TABLE}`],
  emptyHtml: ['UNSUPPORTED_FORMAT', `这是网页（HTML）文件，其中没有表格。${GET_TABLE}`],
  mht: ['UNSUPPORTED_FORMAT', `这是单个文件网页或邮件（.mht/.eml）。${SAVE_AS}`],
  otherXml: ['UNSUPPORTED_FORMAT', `这是 XML 数据文件，不是表格文件。${GET_TABLE}`],
  json: ['UNSUPPORTED_FORMAT', `这是 JSON 数据文件，不是表格文件。${GET_TABLE}`],
  dbase: ['UNSUPPORTED_FORMAT', `这是 dBASE/FoxPro 数据表（.dbf）。${SAVE_AS}`],
  sylk: ['UNSUPPORTED_FORMAT', `这是 SYLK 格式的旧表格文件。${SAVE_AS}`],
  dif: ['UNSUPPORTED_FORMAT', `这是 DIF 格式的旧表格文件。${SAVE_AS}`],
  lotus: ['UNSUPPORTED_FORMAT', `这是 Lotus 1-2-3、Quattro Pro 或 Works 的旧表格文件。${SAVE_AS}`],
  database: ['UNSUPPORTED_FORMAT', `这是数据库文件（Access 或 SQLite），不是表格文件。请先从数据库中导出成 Excel 表格（.xlsx）再导入。`],
  program: ['UNSUPPORTED_FORMAT', `这是可执行程序（.exe），不是表格文件；请不要运行来历不明的程序。${GET_TABLE}`],
  plainText: ['UNSUPPORTED_FORMAT', `这是普通文本文件，其中没有用逗号、制表符等分隔的表格。${GET_TABLE}`],
  unknown: ['UNSUPPORTED_FORMAT', `无法识别这个文件的格式，内容不是表格。请核实文件是否完整；${GET_TABLE}`],
};

/** The failure that tells an official what the file is and how to get it in. */
export function refusal(kind: ForeignKind): EngineFailure {
  const [code, message] = REFUSALS[kind];
  return new EngineFailure(code, message, { kind });
}
