import { theme, type ThemeConfig } from 'antd';

/** Colours by name, for attributes of drawings; see tokens.css. The one accent colour of the program, also of charts. */
export const ACCENT = 'var(--accent)';
/** Marks figures that miss their target: told apart from the accent in grey print and by the colour-blind. */
export const WARNING = 'var(--warning-mark)';
/** Lines that a figure should reach. */
export const TARGET = 'var(--target)';
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const LINE = 'var(--line)';

/** What antd mixes its own shades from, which takes values and not names: the same as in tokens.css. */
export const PALETTES = {
  light: { accent: '#1f5fa8', ink: '#1d2733', muted: '#5b6675', faint: '#6b7687', paper: '#ffffff', ground: '#f2f4f7', 'on-accent': '#ffffff', side: '#16395f', 'side-chosen': '#1f5fa8', 'side-text': '#c9d6e6', line: '#dde2e9' },
  dark: { accent: '#7db4f0', ink: '#e4e9f0', muted: '#a9b4c2', faint: '#8e9aaa', paper: '#1b222c', ground: '#12171e', 'on-accent': '#0b1622', side: '#0e1b2b', 'side-chosen': '#24507f', 'side-text': '#c9d6e6', line: '#333d4a' },
} as const;
export type ThemeName = keyof typeof PALETTES;

const FONT_FAMILY = '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Dense, but never below 12 px: officials read Chinese text on 1366×768 panels all day. */
const SIZES = { fontSize: 13, fontSizeSM: 12, fontSizeLG: 15, fontSizeHeading3: 18, fontSizeHeading4: 16, fontSizeHeading5: 14, lineHeight: 20 / 13 } as const;

/** What antd's own steps from the seeds leave too faint to read, or white on a light accent. */
function corrections(name: ThemeName) {
  const palette = PALETTES[name];
  const texts = { colorText: palette.ink, colorTextSecondary: palette.muted, colorTextTertiary: palette.faint, colorTextDescription: palette.muted, colorTextPlaceholder: palette.faint, colorTextLightSolid: palette['on-accent'] };
  if (name === 'light') return { ...texts, colorSuccess: '#2f7a1f', colorSuccessText: '#2f7a1f', colorError: '#c3272b', colorErrorText: '#c3272b', colorWarningText: '#8a4b06' };
  return {
    ...texts,
    colorPrimary: palette.accent,
    colorPrimaryHover: '#9cc6f5',
    colorPrimaryActive: '#5f9bdd',
    colorPrimaryText: palette.accent,
    colorLink: palette.accent,
    colorLinkHover: '#9cc6f5',
    colorLinkActive: '#5f9bdd',
    colorSuccess: '#7fc36a',
    colorSuccessText: '#7fc36a',
    colorError: '#f58286',
    colorErrorHover: '#f9a3a6',
    colorErrorActive: '#e0666b',
    colorErrorText: '#f58286',
    colorWarningText: '#f0a95a',
    colorBgContainer: palette.paper,
    colorBgElevated: '#232c38',
    colorBgSpotlight: '#d5dde8',
    colorBorder: '#55616f',
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
  };
}

function themeOf(name: ThemeName): ThemeConfig {
  const palette = PALETTES[name];
  const start = name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: [start, theme.compactAlgorithm, (seed, map) => ({ ...(map ?? start(seed)), ...SIZES, ...corrections(name) })],
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorTextBase: palette.ink,
      colorBgBase: palette.paper,
      colorBgLayout: palette.ground,
      borderRadius: 4,
      fontFamily: FONT_FAMILY,
      motion: false,
      ...corrections(name),
    },
    components: {
      Layout: { headerBg: palette.paper, siderBg: palette.side, bodyBg: palette.ground },
      Menu: { darkItemBg: palette.side, darkItemSelectedBg: palette['side-chosen'], darkItemSelectedColor: '#ffffff', darkItemColor: palette['side-text'], itemHeight: 36, itemMarginInline: 0, itemBorderRadius: 0 },
      Table: { headerBg: name === 'dark' ? '#25303d' : '#eef2f7', headerColor: palette.ink, cellPaddingBlock: 6, cellPaddingInline: 8 },
      Card: { headerHeight: 40, bodyPadding: 12, headerPadding: 12 },
    },
  };
}

export const APP_THEMES: Readonly<Record<ThemeName, ThemeConfig>> = { light: themeOf('light'), dark: themeOf('dark') };
