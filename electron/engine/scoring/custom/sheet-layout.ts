/**
 * How a scale is written in a worksheet. Three blocks one below the other, in any order; empty rows do not matter.
 *
 *   量表编号 | AIS          settings: a name and its value, one a row
 *   最低分   | 0
 *   最高分   | 3
 *   题号 | 反向 | 维度     | 效度 | 危机题 | 触发值      one row an item; other columns are left out
 *   1    |      | 入睡     |      |        |
 *   2    | 是   | 白天功能 |      |        |
 *   得分     | 下限 | 上限 | 等级 | 严重程度 | 级别       得分: 总分 or the name of a 维度
 *   总分     | 0    | 3    | 无   | 正常     |
 */
export type Cell = string | number | boolean | null | undefined;

/** Where a workbook has several sheets, this one is read. */
export const DEFINITION_SHEET = '量表定义';

export const SETTING_NAMES = {
  id: ['量表编号', '编号'],
  label: ['量表名称', '名称'],
  aliases: ['别名', '其他名称'],
  version: ['版本'],
  minimum: ['最低分'],
  maximum: ['最高分'],
  direction: ['方向', '计分方向'],
  totalForm: ['总分', '总分计法'],
  subscaleForm: ['维度', '维度计法'],
  invalidFrom: ['效度作废分', '作废分'],
  invalidAbove: ['允许缺答题数', '允许缺答'],
  replaceUpTo: ['可补足题数', '可补足缺答'],
  ages: ['适用年龄'],
  grades: ['适用年级'],
  licence: ['使用许可', '许可'],
  source: ['出处', '来源'],
} as const;

export type Setting = keyof typeof SETTING_NAMES;

export const ITEM_COLUMNS = { item: '题号', reverse: '反向', subscale: '维度', lie: '效度', critical: '危机题', from: '触发值' } as const;
export const BAND_COLUMNS = { score: '得分', from: '下限', to: '上限', label: '等级', severity: '严重程度', level: '级别' } as const;

export interface SheetRow {
  /** As in the worksheet, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Block {
  /** Column by header. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly SheetRow[];
}

export interface SheetBlocks {
  readonly settings: ReadonlyMap<Setting, { readonly value: string; readonly row: number }>;
  readonly items: Block | null;
  readonly bands: Block | null;
  readonly problems: readonly string[];
}

/** Digits and letters in half width; punctuation stays, for sources and licences are prose. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return String(cell).replace(/[０-９Ａ-Ｚａ-ｚ．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim();
}

/** Splits a worksheet into its blocks; rows that belong to none are problems. */
export function readBlocks(rows: readonly (readonly Cell[])[]): SheetBlocks {
  const settings = new Map<Setting, { value: string; row: number }>();
  const problems: string[] = [];
  const blocks: { items: (Block & { rows: SheetRow[] }) | null; bands: (Block & { rows: SheetRow[] }) | null } = { items: null, bands: null };
  let open: SheetRow[] | null = null;
  rows.forEach((row, index) => {
    const number = index + 1;
    const cells = row.map(cellText);
    const first = cells[0] ?? '';
    if (cells.every((cell) => cell === '')) return;
    const kind = first === ITEM_COLUMNS.item ? 'items' : first === BAND_COLUMNS.score && cells.includes(BAND_COLUMNS.from) ? 'bands' : null;
    if (kind !== null) {
      if (blocks[kind] !== null) problems.push(`第 ${number} 行：“${first}”表头出现了两次。`);
      open = [];
      blocks[kind] = { columns: new Map(cells.map((cell, column) => [cell, column])), rows: open };
      return;
    }
    const setting = settingNamed(first);
    // 总分 and 维度 are settings above and scores inside the block of bands.
    if (setting !== undefined && (open === null || open !== blocks.bands?.rows)) {
      if (settings.has(setting)) problems.push(`第 ${number} 行：“${first}”填写了两次。`);
      settings.set(setting, { value: cells[1] ?? '', row: number });
    } else if (open !== null) {
      open.push({ number, cells });
    } else {
      problems.push(`第 ${number} 行：不认识“${first}”。应为设置项、以“题号”开头的题目表或以“得分”开头的分级表。`);
    }
  });
  return { settings, items: blocks.items, bands: blocks.bands, problems };
}

function settingNamed(text: string): Setting | undefined {
  return (Object.keys(SETTING_NAMES) as Setting[]).find((setting) => SETTING_NAMES[setting].some((name) => name === text));
}
