import { create } from 'storybook/theming/create';

/** The mark as markup: an image could not use the page's font. */
const brand = (ink: string, paper: string, far: string): string =>
  `<span class="brand"><svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
  <circle cx="17" cy="10" r="8" fill="${far}"/><circle cx="9" cy="10" r="9" fill="${ink}"/>
  <circle cx="9" cy="10" r="2.6" fill="${paper}"/></svg>copresent</span>`;

const shared = {
  brandUrl: './',
  brandTarget: '_self',
  fontBase: "'Inter Variable', system-ui, sans-serif",
  fontCode: "'JetBrains Mono Variable', ui-monospace, monospace",
  appBorderRadius: 8,
  inputBorderRadius: 6,
};

/** How Storybook itself looks: as the library's own tokens, light and dark. */
export const managerThemes: Readonly<Record<'light' | 'dark', ReturnType<typeof create>>> = {
  light: create({
    ...shared,
    base: 'light',
    brandTitle: brand('#15171c', '#f6f7f8', '#cdd1d8'),
    appBg: '#f6f7f8',
    appContentBg: '#ffffff',
    appPreviewBg: '#f6f7f8',
    appBorderColor: '#e3e5e9',
    barBg: '#ffffff',
    barTextColor: '#5a616e',
    barSelectedColor: '#2b5fd9',
    barHoverColor: '#2b5fd9',
    colorPrimary: '#2b5fd9',
    colorSecondary: '#2b5fd9',
    textColor: '#15171c',
    textMutedColor: '#5a616e',
    inputBg: '#ffffff',
    inputBorder: '#8b929e',
    inputTextColor: '#15171c',
  }),
  dark: create({
    ...shared,
    base: 'dark',
    brandTitle: brand('#eceef1', '#0a0b0d', '#3a3f47'),
    appBg: '#0a0b0d',
    appContentBg: '#111214',
    appPreviewBg: '#0a0b0d',
    appBorderColor: '#26292f',
    barBg: '#111214',
    barTextColor: '#a1a8b3',
    barSelectedColor: '#8aabff',
    barHoverColor: '#8aabff',
    colorPrimary: '#8aabff',
    colorSecondary: '#8aabff',
    textColor: '#eceef1',
    textInverseColor: '#15171c',
    textMutedColor: '#a1a8b3',
    buttonBg: '#191b1f',
    buttonBorder: '#3a3f47',
    booleanBg: '#191b1f',
    booleanSelectedBg: '#3a3f47',
    inputBg: '#111214',
    inputBorder: '#646b76',
    inputTextColor: '#eceef1',
  }),
};
