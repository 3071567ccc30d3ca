/** Fonts of official documents by name only: they belong to others. A machine without them takes what altName says. */

export interface FontName {
  readonly name: string;
  /** Names under which other systems have a font of the same kind, the best first. */
  readonly others: readonly string[];
  readonly family: 'roman' | 'modern' | 'swiss';
}

export const FONTS = {
  title: { name: '方正小标宋简体', others: ['方正小标宋_GBK', '华文中宋', '宋体'], family: 'roman' },
  body: { name: '仿宋_GB2312', others: ['仿宋', '方正仿宋_GBK', 'FangSong', '华文仿宋'], family: 'modern' },
  heading: { name: '黑体', others: ['SimHei', '方正黑体_GBK', '思源黑体'], family: 'swiss' },
  subheading: { name: '楷体_GB2312', others: ['楷体', '方正楷体_GBK', 'KaiTi', '华文楷体'], family: 'modern' },
  number: { name: '宋体', others: ['SimSun', '方正书宋_GBK', '思源宋体'], family: 'roman' },
} as const satisfies Readonly<Record<string, FontName>>;

/** Figures and Latin letters. */
export const LATIN_FONT = 'Times New Roman';

export type FontRole = keyof typeof FONTS;

const PITCH = 'variable';
/** GB2312, by which Word chooses a font for one it does not have. */
const CHARSET = '86';

/** word/fontTable.xml. */
export function fontTableXml(): string {
  const fonts = Object.values(FONTS).map(({ name, others, family }) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="${CHARSET}"/><w:family w:val="${family}"/><w:pitch w:val="${PITCH}"/></w:font>`);
  const latin = `<w:font w:name="${LATIN_FONT}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="${PITCH}"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}${latin}</w:fonts>`;
}
