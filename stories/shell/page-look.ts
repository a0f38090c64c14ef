import layered from '../../src/styles.css?inline';
import layeredSignals from '../../src/signals.css?inline';
import unlayered from '../../src/unlayered.css?inline';
import structure from '../../src/structure.css?inline';
import tokens from '../../src/components/foundations/tokens.css?inline';
import { directionOf, themeAttributes, type ShellSettings } from './settings.js';

/** A reset that stands in no layer, and so beats every layer. */
const reset = 'button { all: unset; }';

/** What the tokens are for who asks the system for more contrast: for any element that says so. */
const [, moreContrast = ''] =
  /@media\s*\(prefers-contrast:\s*more\)\s*\{\s*:where\(:root\)\s*\{([^}]*)\}/.exec(tokens) ?? [];
const contrast = `[data-contrast='more']{${moreContrast}}`;

const sheets: Readonly<Record<ShellSettings['css'], string>> = {
  layered: layered + layeredSignals,
  unlayered,
  structure: structure + tokens, // no looks for the library: the stories' own pages take these
  hostile: `${layered}${layeredSignals}${reset}`,
};

function sheetOf(page: Document): HTMLStyleElement {
  const found = page.querySelector<HTMLStyleElement>('style[data-shell]');
  if (found) return found;
  const made = page.createElement('style');
  made.dataset['shell'] = '';
  page.head.prepend(made); // before the stories' own: an unlayered sheet gives way to what comes later
  return made;
}

const languages: Readonly<Record<ShellSettings['locale'], string>> = {
  en: 'en',
  de: 'de',
  zh: 'zh',
  ar: 'ar',
  pseudo: 'en',
};

/** Gives the page the toolbar's theme, language, direction, motion and style sheet. */
export function dressPage(settings: ShellSettings, page: Document = document): void {
  const { documentElement: root } = page;
  const { 'data-theme': theme, 'data-contrast': more } = themeAttributes(settings.theme);
  write(root, 'data-theme', theme);
  write(root, 'data-contrast', more);
  root.lang = languages[settings.locale];
  root.dir = directionOf(settings);
  write(root, 'data-motion', settings.motion === 'system' ? undefined : settings.motion);
  const sheet = sheetOf(page);
  if (sheet.dataset['shell'] === settings.css) return;
  sheet.dataset['shell'] = settings.css;
  sheet.textContent = sheets[settings.css] + contrast;
}

function write(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

const ownTime = Date.now;

/** The page's own idea of the time follows a clock, so that instants of a lab can be compared with it. */
export function followTime(clock: { now(): number }): () => void {
  Date.now = () => clock.now();
  return () => {
    Date.now = ownTime;
  };
}
