import { theme, type ThemeConfig } from 'antd';

/** What antd mixes its own shades from: the same as in tokens.css. */
const LIGHT = { accent: '#1f5fa8', ink: '#1d2733' } as const;

/** Colours by name, for attributes of drawings; see tokens.css. The one accent colour of the program, also of charts. */
export const ACCENT = 'var(--accent)';
/** Marks figures that miss their target: told apart from the accent in grey print and by the colour-blind. */
export const WARNING = 'var(--warning-mark)';
/** Lines that a figure should reach. */
export const TARGET = 'var(--target)';
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const LINE = 'var(--line)';

const FONT_FAMILY = '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Dense, but never below 13 px: officials read Chinese text on 1366×768 panels all day. */
export const appTheme: ThemeConfig = {
  algorithm: [
    theme.defaultAlgorithm,
    theme.compactAlgorithm,
    (_seed, map) => ({
      ...(map ?? theme.defaultAlgorithm(_seed)),
      fontSize: 13,
      fontSizeSM: 12,
      fontSizeLG: 15,
      fontSizeHeading3: 18,
      fontSizeHeading4: 16,
      fontSizeHeading5: 14,
      lineHeight: 20 / 13,
    }),
  ],
  token: {
    colorPrimary: LIGHT.accent,
    colorInfo: LIGHT.accent,
    colorLink: LIGHT.accent,
    colorTextBase: LIGHT.ink,
    colorBgLayout: '#f2f4f7',
    borderRadius: 4,
    fontFamily: FONT_FAMILY,
    motion: false,
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#16395f', bodyBg: '#f2f4f7' },
    Menu: { darkItemBg: '#16395f', darkItemSelectedBg: LIGHT.accent, darkItemColor: '#c9d6e6', itemHeight: 36, itemMarginInline: 0, itemBorderRadius: 0 },
    Table: { headerBg: '#eef2f7', headerColor: LIGHT.ink, cellPaddingBlock: 6, cellPaddingInline: 8 },
    Card: { headerHeight: 40, bodyPadding: 12, headerPadding: 12 },
  },
};
