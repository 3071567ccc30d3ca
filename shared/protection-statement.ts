/** 数据保护说明: what a workspace holds, what it never holds, for how long, on what ground and who can see it, made from catalogue, settings and contents. */
import { DATASETS, type DatasetDefinition, type DatasetId, type DatasetColumn, type Storage } from './datasets';
import { formatInteger } from './format';
import { dueOn, KEPT_RECORDS, RETENTION_CLASS_IDS, RETENTION_CLASSES, type RetentionYears } from './retention';
import { schoolYearLabel } from './school-year';

export interface StatementFacts {
  readonly workspace: string;
  readonly path: string;
  readonly unit: string;
  readonly minimumValidResults: number;
  readonly retention: RetentionYears;
  readonly hasRecoveryCode: boolean;
  /** 0: never. */
  readonly lockAfterMinutes: number;
  readonly batches: readonly { readonly dataset: DatasetId; readonly schoolYear: string; readonly rowsLoaded: number }[];
  readonly certificates: number;
  /** Schools whose pupils' names are kept encrypted to their own key. */
  readonly schoolKeys: number;
}

export type StatementSection =
  | { readonly heading: string; readonly kind: 'paragraphs'; readonly texts: readonly string[] }
  | { readonly heading: string; readonly kind: 'table'; readonly note: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function protectionStatement(facts: StatementFacts): readonly StatementSection[] {
  const { workspace, path, unit, batches, minimumValidResults, hasRecoveryCode, lockAfterMinutes, certificates, schoolKeys } = facts;
  const held = DATASETS.filter(({ id }) => batches.some(({ dataset }) => dataset === id));
  const years = [...new Set(batches.map(({ schoolYear }) => schoolYear))].sort();
  return [
    {
      heading: '这个工作区',
      kind: 'paragraphs',
      texts: [
        `${unit}使用“育心数据台”汇总各学校报送的学校、教师和学生心理健康工作数据。工作区“${workspace}”是一个文件（${path}），只在这台电脑上使用；程序不连接任何网络，不上传数据，也不自动更新。`,
        years.length === 0 ? '工作区现在没有数据。' : `现有 ${years.map(schoolYearLabel).join('、')}的数据，共 ${formatInteger(batches.length)} 个批次。`,
      ],
    },
    { heading: '存储了什么', kind: 'table', note: held.length === 0 ? '工作区现在没有数据。' : '只列工作区里现有的数据。', header: ['数据种类', '批次', '行数', '存储的栏目'], rows: held.map((dataset) => storedRow(dataset, batches)) },
    {
      heading: '从不存储什么',
      kind: 'paragraphs',
      texts: [
        `学生的${labelsOf(DATASETS.filter(({ about }) => about === 'student'), ['identity', 'discard']).join('、')}：只在读取文件时在内存中使用，${schoolKeys === 0 ? '不写入' : '不以明文写入'}工作区、临时文件和日志。`,
        '量表题目的文字、访谈记录、班主任评语：不读取，不存储。备注一类文字中出现的身份证号、学籍号和手机号，在存储和显示之前遮盖。',
        '上报的原始文件：不复制、不存储，只记下文件名和校验值。',
      ],
    },
    {
      heading: '怎样识别同一名学生',
      kind: 'paragraphs',
      texts: [
        '读取文件时，程序把学生的身份证号（没有时依次用学籍号、学校加学号、学校加班级姓名性别）与本工作区的密钥一起运算，得到一个假名（HMAC-SHA-256）。同一名学生在各个文件、各个学年得到同一个假名，没有密钥的人不能从假名推算出身份，也不能用名单逐一试出。',
        `密钥随机产生，由工作区口令加密保存${hasRecoveryCode ? '，另由恢复码加密保存一份' : ''}；口令和恢复码不存储在任何地方。更换口令不改变假名。`,
      ],
    },
    ...(schoolKeys === 0 ? [] : [namesForSchools(schoolKeys)]),
    {
      heading: '保存多久',
      kind: 'table',
      note: `期限从学年结束（8 月 31 日）起算；到期由人预览、确认后删除，并留有销毁记录（已有 ${certificates} 份）。`,
      header: ['数据', '期限', '现有数据的到期日', '依据'],
      rows: [...RETENTION_CLASS_IDS.map((id) => retentionRow(id, facts)), ...KEPT_RECORDS.map(({ label, text, basis }) => [label, text, '—', basis])],
    },
    {
      heading: '处理的依据和目的',
      kind: 'paragraphs',
      texts: [
        '目的：统计学校心理健康教育的师资、测评、跟进和活动情况，供教育行政部门履行法定职责；不用于评价、排名任何学生。',
        '依据：《个人信息保护法》第三十四条至第三十七条（国家机关履行法定职责处理个人信息）、第二十八条（健康信息和不满十四周岁未成年人的信息是敏感个人信息）、第三十一条（不满十四周岁的，由监护人同意）、第五十一条（去标识化等措施）；《未成年人保护法》第七十二条；《未成年人学校保护规定》（教育部令第50号，学校采集信息须告知并保密）；《精神卫生法》第二十三条（心理咨询人员为接受咨询的人保守秘密）。告知和取得同意由采集信息的学校负责。',
      ],
    },
    {
      heading: '谁能看到什么',
      kind: 'table',
      note: '',
      header: ['谁', '能看到', '不能看到'],
      rows: [
        ['持有口令的经办人', `学校、教师名单；学生只见汇总数，少于 ${minimumValidResults} 人的不显示，能推算出它们的也不显示`, '任何一名学生的姓名、号码；逐名学生的结果（页面、查询、导出都没有）'],
        ['看报表的人', '经过同样隐藏的汇总数，每份报告有编号，可核对是否原件', '明细'],
        ['拿到工作区文件、没有口令的人', '可用数据库工具看到汇总数和以假名标记的行、教师姓名：请把文件放在只有经办人能进入的文件夹', '学生的姓名和号码（文件里没有）；假名对应的身份'],
        ['学校', `退回给本校的问题清单${schoolKeys === 0 ? '' : '；交接给本校的加密名册和需要跟进的学生名单（限已报送公钥的学校）'}`, '其他学校的数据'],
      ],
    },
    {
      heading: '安全措施',
      kind: 'paragraphs',
      texts: [
        `打开工作区须输入口令；${lockAfterMinutes === 0 ? '这台电脑没有设置自动锁定' : `${lockAfterMinutes} 分钟无人操作自动锁定`}，锁定时密钥从内存中清除。${hasRecoveryCode ? '已设置恢复码。' : '尚未设置恢复码。'}`,
        '每次打开、导入、撤销、查询、导出、改动设置和删除都记入操作记录（谁、何时、做了什么）；记录只增不改，逐条相连，打开时核对，可以带签名导出，供合规审计使用。',
        '每次导入都可以整批撤销；数据错误由学校更正后重新报送，新的一行取代旧的一行。学生或监护人要求查阅、更正、删除的，由学校核实身份后办理，再报送更正后的表格。',
      ],
    },
  ];
}

function namesForSchools(schoolKeys: number): StatementSection {
  return {
    heading: '学校加密名册',
    kind: 'paragraphs',
    texts: [
      `有 ${formatInteger(schoolKeys)} 所学校报送了公钥。导入这些学校的学生数据时，程序在内存中把姓名、性别、年级、班级和号码后四位（没有姓名的，用号码）连同一个编号加密给本校，只有该校的私钥能打开；教育局保存密文，不能读出。编号与工作区里的假名不同，没有本工作区的密钥不能互相推算。`,
      '交接给学校的文件只有该校能打开。经办人写明原因的，可附该校需要跟进的学生名单（编号、等级、测评日期），教育局看不到名单，也看不到人数；每份交接都记入操作记录。密文随导入批次撤销、随学年数据删除，移除公钥时一并删除。',
    ],
  };
}

function labelsOf(datasets: readonly DatasetDefinition[], storages: readonly Storage[]): readonly string[] {
  return [...new Set(datasets.flatMap(({ columns }) => columns.filter(({ storage }) => storages.includes(storage)).map(({ label }: DatasetColumn) => label)))];
}

function storedRow(dataset: DatasetDefinition, batches: StatementFacts['batches']): readonly string[] {
  const own = batches.filter((batch) => batch.dataset === dataset.id);
  const kept = [...labelsOf([dataset], ['keep']), ...(dataset.series ?? []).map(({ label }) => label)];
  const hidden = labelsOf([dataset], ['identity']);
  return [dataset.label, formatInteger(own.length), formatInteger(own.reduce((total, { rowsLoaded }) => total + rowsLoaded, 0)), `${kept.join('、')}${hidden.length === 0 ? '' : `。${hidden.join('、')}：只存假名`}`];
}

function retentionRow(id: (typeof RETENTION_CLASS_IDS)[number], { retention, batches }: StatementFacts): readonly string[] {
  const { label, datasets, basis } = RETENTION_CLASSES[id];
  const years = [...new Set(batches.filter(({ dataset }) => datasets.includes(dataset)).map(({ schoolYear }) => schoolYear))].sort();
  return [label, `学年结束后 ${retention[id]} 年`, years.length === 0 ? '没有数据' : years.map((year) => `${schoolYearLabel(year)}：${dueOn(year, retention[id])}`).join('；'), basis];
}
