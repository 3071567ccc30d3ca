/** Areas of the city as the made-up tables name them. */
export interface SampleArea {
  /** Under which its schools count by 管理口径; six digits, as in shared/regions. Two areas may share one. */
  readonly code: string;
  /** Name in columns and folders. */
  readonly label: string;
  /** Misspelling met in real returns; used by some tables. */
  readonly misspelling?: string;
  /** What its schools' names begin with. */
  readonly prefix: string;
  /** 填报单位. */
  readonly office: string;
  /** Area code inside ID numbers; the zones and the city itself have none of their own. */
  readonly idArea: string;
  /** Share of the city's schools, relative. */
  readonly weight: number;
  readonly townships: readonly string[];
}

const county = (code: string, label: string, weight: number, townships: string): SampleArea => ({
  code,
  label,
  prefix: label,
  office: `${label}教育和体育局`,
  idArea: code,
  weight,
  townships: townships.split(' '),
});

export const SAMPLE_AREAS: readonly SampleArea[] = [
  { code: '371700', label: '市直', prefix: '菏泽市', office: '菏泽市教育局', idArea: '371702', weight: 3, townships: ['东城街道', '西城街道', '南城街道'] },
  county('371702', '牡丹区', 14, '东城街道 西城街道 南城街道 北城街道 牡丹街道 何楼街道 沙土镇 吴店镇 王浩屯镇 黄堽镇 都司镇 高庄镇 小留镇 李村镇 安兴镇 大黄集镇'),
  county('371703', '定陶区', 7, '天中街道 滨河街道 陈集镇 冉堌镇 张湾镇 黄店镇 孟海镇 马集镇 半堤镇 仿山镇 杜堂镇'),
  county('371721', '曹县', 16, '曹城街道 磐石街道 青菏街道 郑庄街道 庄寨镇 普连集镇 青固集镇 桃源集镇 韩集镇 砖庙镇 古营集镇 魏湾镇 侯集回族镇 苏集镇 孙老家镇 阎店楼镇 梁堤头镇 安蔡楼镇 邵庄镇'),
  county('371722', '单县', 12, '北城街道 南城街道 园艺街道 东城街道 郭村镇 黄岗镇 终兴镇 高韦庄镇 徐寨镇 蔡堂镇 朱集镇 李新庄镇 浮岗镇 莱河镇 时楼镇 杨楼镇 张集镇 龙王庙镇'),
  county('371723', '成武县', 7, '文亭街道 永昌街道 大田集镇 天宫庙镇 汶上集镇 南鲁集镇 伯乐集镇 苟村集镇 白浮图镇 孙寺镇 九女集镇 党集镇 张楼镇'),
  county('371724', '巨野县', 10, '凤凰街道 永丰街道 龙堌镇 大义镇 柳林镇 章缝镇 大谢集镇 独山镇 麒麟镇 核桃园镇 田庄镇 太平镇 万丰镇 陶庙镇 董官屯镇 田桥镇 营里镇'),
  county('371725', '郓城县', 12, '郓州街道 唐塔街道 黄安镇 杨庄集镇 侯咽集镇 武安镇 郭屯镇 丁里长镇 玉皇庙镇 程屯镇 随官屯镇 张营镇 潘渡镇 双桥镇 南赵楼镇 黄泥冈镇 唐庙镇'),
  { ...county('371726', '鄄城县', 9, '古泉街道 陈王街道 什集镇 红船镇 旧城镇 闫什镇 箕山镇 李进士堂镇 董口镇 临濮镇 彭楼镇 凤凰镇 郑营镇 大埝镇 引马镇'), misspelling: '甄城县' },
  county('371728', '东明县', 8, '城关街道 渔沃街道 东明集镇 刘楼镇 陆圈镇 马头镇 三春集镇 大屯镇 武胜桥镇 菜园集镇 沙窝镇 小井镇 长兴集乡 焦园乡'),
  // 鲁西新区 took both over: their schools count under its code, but many forms still carry the old names.
  { code: '371790', label: '开发区', prefix: '菏泽开发区', office: '菏泽经济技术开发区教育局', idArea: '371702', weight: 4, townships: ['丹阳街道', '岳程街道', '佃户屯街道', '陈集镇'] },
  { code: '371790', label: '高新区', prefix: '菏泽高新区', office: '菏泽高新技术产业开发区教育局', idArea: '371702', weight: 3, townships: ['万福街道', '吕陵镇', '马岭岗镇'] },
];

export const CITY_RUN = '371700';
