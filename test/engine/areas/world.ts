/** A small city whose schools change and whose areas cross, as rows; the tests write it into files and count it again without the program. */
export interface WorldSchool {
  /** As the directory of the year states it. */
  readonly county: string;
  readonly township: string;
  readonly name: string;
  readonly code: string;
  readonly students: number;
  readonly staffed: boolean;
  /** What must come out, by code; worked out by hand. */
  readonly managed: string;
  readonly administrative: string;
}

const school = (county: string, township: string, name: string, code: string, students: number, staffed: boolean, managed: string, administrative: string): WorldSchool => ({ county, township, name, code, students, staffed, managed, administrative });

/** 2025-2026: 鲁西新区 is one area, whatever the directory calls it. */
export const NOW: readonly WorldSchool[] = [
  school('曹县', '曹城街道', '曹县第一中学', '3137000001', 1800, true, '371721', '371721'),
  school('单县', '北城街道', '单县北城小学', '2137000002', 400, false, '371722', '371722'),
  // 北城街道 is a township of 单县, too: the area decides.
  school('鲁西新区', '北城街道', '鲁西新区北城小学', '2137000003', 700, true, '371790', '371702'),
  school('鲁西新区', '半堤镇', '鲁西新区半堤中学', '3137000004', 900, false, '371790', '371703'),
  // By the crosswalk: 佃户屯街道 is 牡丹区 by territory; the directory still says 开发区.
  school('开发区', '佃户屯街道', '佃户屯中心小学', '2137000005', 650, true, '371790', '371702'),
  // Nothing tells the county of 丹阳街道.
  school('开发区', '丹阳街道', '丹阳街道实验小学', '2137000006', 820, false, '371790', '000001'),
  school('高新区', '万福街道', '万福街道中学', '', 510, true, '371790', '000001'),
  // 牡丹区 by the directory, handed to 鲁西新区 by a row of the crosswalk for this school alone.
  school('牡丹区', '吴店镇', '牡丹区吴店小学', '2137000007', 300, false, '371790', '371702'),
  school('牡丹区', '佃户屯街道', '牡丹区佃户屯中学', '3137000008', 560, true, '371790', '371702'),
  school('牡丹区', '何楼街道', '牡丹区何楼小学', '2137000009', 240, false, '371702', '371702'),
  school('市直', '东城街道', '菏泽市第一中学', '3437000010', 4200, true, '371700', '371702'),
  school('市直', '南城街道', '菏泽市特殊教育学校', '5137000011', 180, false, '371700', '000001'),
  school('', '', '无主小学', '2137000012', 90, false, '000000', '000000'),
];

/** 2019-2020: both zones stand. */
export const THEN: readonly WorldSchool[] = [
  school('曹县', '曹城街道', '曹县第一中学', '3137000001', 1700, true, '371721', '371721'),
  school('开发区', '佃户屯街道', '佃户屯中心小学', '2137000005', 600, true, '371771', '000001'),
  school('高新区', '万福街道', '万福街道中学', '', 500, false, '371772', '000001'),
  school('市直', '东城街道', '菏泽市第一中学', '3437000010', 4000, true, '371700', '371702'),
];

export const CROSSWALK: readonly (readonly string[])[] = [
  ['乡镇（街道）', '学校名称', '学校标识码', '行政区划县区', '管理县区', '有效期起', '有效期止'],
  ['佃户屯街道', '', '', '牡丹区', '鲁西新区', '2022-09-02', ''],
  ['', '牡丹区吴店小学', '', '牡丹区', '鲁西新区', '2024年9月1日', ''],
  ['', '', '3437000010', '牡丹区', '市直', '', ''],
  // No longer, and not yet, in force in 2025-2026.
  ['何楼街道', '', '', '牡丹区', '鲁西新区', '2022-09-02', '2025年8月'],
  ['何楼街道', '', '', '定陶区', '鲁西新区', '2026-09-01', ''],
];
