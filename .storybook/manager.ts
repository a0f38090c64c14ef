import '@fontsource-variable/inter';
import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

/** The mark as markup: an image could not use the page's font. */
const brand = `<span class="brand"><svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
  <circle cx="17" cy="10" r="8" fill="#cdd1d8"/><circle cx="9" cy="10" r="9" fill="#15171c"/>
  <circle cx="9" cy="10" r="2.6" fill="#f6f7f8"/></svg>copresent</span>`;

addons.setConfig({
  sidebar: { showRoots: true },
  theme: create({
    base: 'light',
    brandTitle: brand,
    brandUrl: './',
    brandTarget: '_self',
    fontBase: "'Inter Variable', system-ui, sans-serif",
    fontCode: "'JetBrains Mono Variable', ui-monospace, monospace",
    appBg: '#f6f7f8',
    appContentBg: '#ffffff',
    appPreviewBg: '#f6f7f8',
    appBorderColor: '#e3e5e9',
    appBorderRadius: 8,
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
    inputBorderRadius: 6,
  }),
});
