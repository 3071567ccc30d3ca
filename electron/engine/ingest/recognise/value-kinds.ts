/** What a cell's text looks like by itself, before anybody says what its column is. */
import { findCounty } from '../../../../shared/regions';
import { findRiskLevel } from '../../../../shared/risk';
import { findStage } from '../../../../shared/stages';

export type ValueKind =
  | 'nothing'
  | 'number'
  | 'longNumber'
  | 'idCard'
  | 'nationalNumber'
  | 'schoolCode'
  | 'phone'
  | 'date'
  | 'gender'
  | 'county'
  | 'schoolName'
  | 'stage'
  | 'grade'
  | 'class'
  | 'risk'
  | 'boolean'
  | 'name'
  | 'word'
  | 'text';

const nothing = new Set(['/', '\\', '-', '—', '——', '无', '暂无', '空', 'N/A', '#N/A', '*', '.', '、']);
const booleans = new Set(['是', '否', '有', '没有', '√', '✓', '✔', '×', '✗', '✘', 'TRUE', 'FALSE', 'Y', 'N', '对', '错', '不是']);
const genders = new Set(['男', '女', '男性', '女性', '男生', '女生']);
/** Level words that are used for nothing else, so that 正常 in a 学籍状态 column does not make it a risk level. */
const levelWord = /级|关注|预警|风险|危机|轻度|中度|重度|[红橙黄蓝绿]色|无效|未测|缺测|复测/;
const schoolEnd = /(?:学校|小学|中学|高中|初中|[一二三四五六七八九十\d]中|完小|学院|大学|幼儿园|教学点|校区|分校|职专|中专|实验学校|学区|中心校|[初高]中部|小学部|附小|附中|二小|三小|一小)(?:\([^()]*\))?$/;
const dateShape = /^(?:19|20)\d{2}\s?[-/.年]\s?(?:0?[1-9]|1[0-2])(?:\s?[-/.月]\s?(?:0?[1-9]|[12]\d|3[01])日?|月)?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const plainDate = /^(?:19[4-9]\d|20[0-3]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const gradeShape = /^(?:(?:20)?\d{2}[级届])?(?:[一二三四五六七八九]|1?\d)年级|^[初高小][一二三四五六]|^(?:20)?\d{2}级/;
const amount = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:E[+-]?\d+)?%?(?:人|名|个|所|班|分|秒|岁|年|节|课时|次)?$/i;
const ideographs = /^[\u3400-\u9fff·]+$/;
const surnames = new Set('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝');

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the weighted sum of all 18 places is 1 modulo 11. */
function hasCheckDigit(id: string): boolean {
  const last = id.charAt(17).toUpperCase();
  let sum = last === 'X' ? 10 : Number(last);
  for (let index = 0; index < 17; index += 1) sum += (id.charCodeAt(index) - 48) * (weights[index] ?? 0);
  return sum % 11 === 1;
}

function digitsKind(text: string): ValueKind {
  switch (text.length) {
    case 18:
      return hasCheckDigit(text) ? 'idCard' : 'longNumber';
    case 11:
      return /^1[3-9]/.test(text) ? 'phone' : 'longNumber';
    case 10:
      return /^(?:11|21|31|34|36|37|41|51)(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/.test(text) ? 'schoolCode' : 'longNumber';
    case 8:
      return plainDate.test(text) ? 'date' : 'number';
    default:
      return text.length > 8 ? 'longNumber' : 'number';
  }
}

function codeKind(text: string): ValueKind {
  if (/^\d+$/.test(text)) return digitsKind(text);
  if (/^\d{17}[Xx]$/.test(text)) return hasCheckDigit(text) ? 'idCard' : 'longNumber';
  if (/^[GgLl]\d{17}[\dXx]$/.test(text)) return 'nationalNumber';
  if (dateShape.test(text)) return 'date';
  if (/^(?:\d{1,2}|\d{1,2}[.-]\d{1,2})班$/.test(text)) return 'class';
  if (amount.test(text)) return 'number';
  if (/^0\d{2,3}-?\d{7,8}$/.test(text)) return 'phone';
  if (gradeShape.test(text)) return 'grade';
  return /^\(\d{1,2}\)班$/.test(text) ? 'class' : 'text';
}

/** @param text half width and without stray spaces, as `cellText` gives it. */
export function valueKind(text: string): ValueKind {
  if (text === '') return 'nothing';
  const first = text.charCodeAt(0);
  if (first < 0x80) {
    if (nothing.has(text)) return 'nothing';
    if (booleans.has(text)) return 'boolean';
    const kind = codeKind(text);
    if (kind === 'text' && schoolEnd.test(text)) return 'schoolName';
    return kind;
  }
  if (text.length > 30) return 'text';
  if (nothing.has(text)) return 'nothing';
  if (genders.has(text)) return 'gender';
  if (booleans.has(text)) return 'boolean';
  if (text.length <= 14 && findCounty(text) !== undefined) return 'county';
  if (gradeShape.test(text)) return 'grade';
  if (text.length >= 2 && text.length <= 8 && levelWord.test(text) && findRiskLevel(text) !== undefined) return 'risk';
  if (findStage(text) !== undefined) return 'stage';
  if (text.length >= 4 && schoolEnd.test(text)) return 'schoolName';
  if (text.length >= 2 && text.endsWith('班') && /[\d一二三四五六七八九十)]班$/.test(text)) return 'class';
  if (!ideographs.test(text)) return 'text';
  if (text.length >= 2 && text.length <= 4 && surnames.has(text.charAt(0))) return 'name';
  return text.length <= 12 ? 'word' : 'text';
}
