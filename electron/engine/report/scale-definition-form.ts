/** The blank workbook in which a bureau writes down the key of a questionnaire of its own; read back by scoring/custom. */
import { BAND_COLUMNS, DEFINITION_SHEET, ITEM_COLUMNS, type Setting, SETTING_NAMES } from '../scoring/custom/sheet-layout';
import { type BuiltSheet, reference, SheetBuilder, type Validation } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

const WIDTHS = [16, 18, 18, 16, 16, 16];
const BAND_ROWS = 16;
const ITEM_ROWS = 60;
/** Lists reach as far as the longest questionnaire that is taken. */
const LAST_ROW = 1200;
const REQUIRED: ReadonlySet<Setting> = new Set(['id', 'label', 'minimum', 'maximum', 'licence', 'source']);

interface Explained {
  readonly how: string;
  readonly example: string;
  readonly choices?: readonly string[];
}

const SETTINGS: Readonly<Record<Setting, Explained>> = {
  id: { how: '简称，英文字母、数字或汉字，不与已有量表相同', example: 'HZ-SLEEP' },
  label: { how: '量表的中文全称；表题、工作表名或文件名里写了它，程序就认得', example: '睡眠状况自评问卷' },
  aliases: { how: '表格里可能出现的其他名称，用顿号分开', example: '睡眠问卷、睡眠与作息问卷' },
  version: { how: '修订年份或版次', example: '2025' },
  minimum: { how: '每题最低的选项记几分', example: '0' },
  maximum: { how: '每题最高的选项记几分', example: '3' },
  direction: { how: '得分越高问题越重，还是越低越重；不填按越高越差', example: '越高越差', choices: ['越高越差', '越低越差'] },
  totalForm: { how: '总分怎样算；不填按求和', example: '求和', choices: ['求和', '均分', '不计'] },
  subscaleForm: { how: '维度分怎样算；不填按求和', example: '求和', choices: ['求和', '均分'] },
  invalidFrom: { how: '效度题合计达到几分答卷作废；没有效度题不填', example: '' },
  invalidAbove: { how: '缺答超过几题答卷作废；不填按题数的一成', example: '1' },
  replaceUpTo: { how: '一个得分里缺答不超过几题时用均值补足；不填不补', example: '0' },
  ages: { how: '适用年龄，写成 11-17', example: '10-18' },
  grades: { how: '适用年级，一年级为 1，高三为 12，写成 7-12；超出的程序会提示', example: '7-12' },
  licence: { how: '题目由谁所有、凭什么可以使用', example: '本局自编，仅供本市学校使用' },
  source: { how: '记分办法的出处，会印在结果里', example: '本局《睡眠状况自评问卷使用说明》，2025' },
};

const BANDS_HOW = '得分填“总分”或维度名称；从最低分到最高分连续，不留空档、不重叠。严重程度填正常、轻度、中度或重度；级别（0 不关注，1 三级，2 二级）可不填。';
const ITEMS_HOW = '每题一行，题号从 1 起连续。反向题填“是”；维度填名称，属于几个的用顿号分开；效度题填“是”；危机题填危机类别（如 轻生意念），并填触发值（计分达到几分算阳性）。请不要抄写题目：题目文字受版权保护，程序不保存、不显示。';

/** @param issuedOn time stamp of the document: equal requests give equal bytes. */
export async function scaleDefinitionForm(issuedOn: Date): Promise<Uint8Array> {
  return writeSheets([formSheet(), guideSheet()], '量表定义表', { issuedOn });
}

function formSheet(): BuiltSheet {
  const sheet = new SheetBuilder(DEFINITION_SHEET, WIDTHS);
  const validations: Validation[] = [];
  const list = (range: string, values: readonly string[]): void => void validations.push({ type: 'list', range, values: [...values], allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '请选择', errorMessage: '请从下拉列表中选择。' });
  const settings = Object.entries(SETTINGS) as [Setting, Explained][];
  settings.forEach(([setting, { how, choices }], row) => {
    sheet.text(row, 0, SETTING_NAMES[setting][0], styles.header);
    sheet.blank(row, 1, styles.text);
    sheet.merged(row, 2, row, WIDTHS.length - 1, `${REQUIRED.has(setting) ? '必填。' : ''}${how}`, styles.note);
    sheet.height(row, 22);
    if (choices !== undefined) list(reference(row, 1), choices);
  });
  const bandsAt = settings.length + 1;
  table(sheet, bandsAt, Object.values(BAND_COLUMNS), BAND_ROWS);
  const within = (first: number, rows: number, column: number): string => `${reference(first + 1, column)}:${reference(first + rows, column)}`;
  list(within(bandsAt, BAND_ROWS, 4), ['正常', '轻度', '中度', '重度']);
  list(within(bandsAt, BAND_ROWS, 5), ['0', '1', '2']);
  const itemsAt = bandsAt + BAND_ROWS + 2;
  table(sheet, itemsAt, Object.values(ITEM_COLUMNS), ITEM_ROWS);
  for (const column of [1, 3]) list(within(itemsAt, LAST_ROW, column), ['是']);
  return sheet.build({ validations, portrait: true, frozen: { rows: 0, columns: 1 } });
}

function table(sheet: SheetBuilder, row: number, headers: readonly string[], rows: number): void {
  headers.forEach((header, column) => sheet.text(row, column, header, styles.header));
  sheet.height(row, 24);
  for (let below = row + 1; below <= row + rows; below++) headers.forEach((_, column) => sheet.blank(below, column, styles.text));
}

function guideSheet(): BuiltSheet {
  const sheet = new SheetBuilder('填写说明', [18, 52, 30]);
  sheet.wholeLine(0, '量表定义表填写说明', styles.title, 36);
  [
    `在“${DEFINITION_SHEET}”页填写。上面是基本信息，中间是分级表，下面是题目表；行不够可以插入，用不着的行留空。`,
    `分级表：${BANDS_HOW}`,
    `题目表：${ITEMS_HOW}`,
    '填好后在“设置”的“量表”中上传。程序会逐项自检，并列出每题都选最低、最高选项时的得分和等级供核对，确认后才保存。',
    '本程序只检查记分键内部是否一致，不能判断是否与原量表一致，请对照使用手册核对。本页只作说明，不会被读取。',
  ].forEach((line, index) => sheet.wholeLine(1 + index, `${index + 1}. ${line}`, styles.line, 20));
  const header = 6;
  ['基本信息', '怎样填', '例子'].forEach((text, column) => sheet.text(header, column, text, styles.header));
  (Object.entries(SETTINGS) as [Setting, Explained][]).forEach(([setting, { how, example }], index) => {
    const row = header + 1 + index;
    [`${SETTING_NAMES[setting][0]}${REQUIRED.has(setting) ? '（必填）' : ''}`, how, example].forEach((text, column) => sheet.text(row, column, text, styles.text));
    sheet.fit(row, [{ text: how, width: 50 }, { text: example, width: 28 }], 22);
  });
  const bands = header + 2 + Object.keys(SETTINGS).length;
  sheet.merged(bands, 0, bands, 2, '分级表例子：总分 0–5 正常，6–11 可疑（轻度），12–18 明显（重度）', styles.text);
  sheet.merged(bands + 1, 0, bands + 1, 2, '题目表例子：4 | 是 | 白天功能 |  |  |  ——第 4 题反向计分，属于“白天功能”；6 |  | 白天功能 |  | 轻生意念 | 2 ——第 6 题计 2 分及以上为危机题阳性', styles.text);
  sheet.fit(bands + 1, [{ text: '题'.repeat(80), width: 98 }], 22);
  return sheet.build({ portrait: true });
}
