/** What the steps of a plan, their properties and the tables are called. */
import { DATASETS } from '../../../shared/datasets';

const titles: Readonly<Record<string, string>> = {
  SEQ_SCAN: '读取表',
  TABLE_SCAN: '读取表',
  INDEX_SCAN: '按索引读取表',
  COLUMN_DATA_SCAN: '读取已算好的行',
  CHUNK_SCAN: '读取已算好的行',
  EXPRESSION_SCAN: '读取写出的值',
  DUMMY_SCAN: '没有要读取的表',
  EMPTY_RESULT: '没有符合条件的行',
  CTE_SCAN: '读取 WITH 的结果',
  CTE: '先算 WITH 的部分',
  DELIM_SCAN: '读取外层的值',
  RANGE: '生成序列',
  GENERATE_SERIES: '生成序列',
  UNNEST: '展开列表',
  FILTER: '筛选行',
  PROJECTION: '计算各列',
  HASH_GROUP_BY: '分组汇总',
  PERFECT_HASH_GROUP_BY: '分组汇总',
  PARTITIONED_AGGREGATE: '分组汇总',
  UNGROUPED_AGGREGATE: '汇总成一行',
  SIMPLE_AGGREGATE: '汇总成一行',
  HASH_JOIN: '按相等的值连接',
  NESTED_LOOP_JOIN: '逐行比较连接',
  BLOCKWISE_NL_JOIN: '逐行比较连接',
  PIECEWISE_MERGE_JOIN: '按大小连接',
  IE_JOIN: '按范围连接',
  ASOF_JOIN: '按最近的值连接',
  CROSS_PRODUCT: '两两组合',
  POSITIONAL_JOIN: '按行号连接',
  LEFT_DELIM_JOIN: '按外层的值连接',
  RIGHT_DELIM_JOIN: '按外层的值连接',
  ORDER_BY: '排序',
  TOP_N: '排序并取前几行',
  LIMIT: '取前几行',
  STREAMING_LIMIT: '取前几行',
  LIMIT_PERCENT: '取前百分之几',
  WINDOW: '窗口计算',
  STREAMING_WINDOW: '窗口计算',
  UNION: '上下合并',
  INTERSECT: '取共有的行',
  EXCEPT: '去掉另一边的行',
  RESERVOIR_SAMPLE: '抽样',
  STREAMING_SAMPLE: '抽样',
};

export function planTitle(name: string): string {
  return titles[name] ?? name;
}

/** Properties worth telling, in the order in which they are told. */
export const PLAN_DETAILS: Readonly<Record<string, string>> = {
  Table: '表',
  Function: '函数',
  'CTE Name': '名称',
  'Join Type': '方式',
  Conditions: '条件',
  Filters: '条件',
  Expression: '条件',
  Groups: '分组',
  Aggregates: '汇总',
  Projections: '列',
  'Order By': '次序',
  Top: '行数',
  Limit: '行数',
};

/** Which rows a join leaves. */
export const JOIN_TYPES: ReadonlyMap<string, string> = new Map([
  ['INNER', '只留两边都有的'],
  ['LEFT', '左边的都留'],
  ['RIGHT', '右边的都留'],
  ['FULL', '两边的都留'],
  ['SEMI', '只留另一边有的'],
  ['RIGHT_SEMI', '只留另一边有的'],
  ['ANTI', '只留另一边没有的'],
  ['RIGHT_ANTI', '只留另一边没有的'],
  ['MARK', '标出另一边有没有'],
  ['SINGLE', '取另一边的一个值'],
]);

/** Tables that views read, by the datasets that they are made from. */
export const TABLE_NAMES: ReadonlyMap<string, string> = new Map(DATASETS.flatMap(({ table, label }) => [table, `fact_${table}`].map((name) => [name, label] as const)));
