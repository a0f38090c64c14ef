import { chromium, type Browser } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { root } from '../house/source.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let browser: Browser;

beforeAll(async () => {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium: run `node scripts/chromium.mjs`.');
  browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-dev-shm-usage'] });
});

afterAll(() => browser.close());

/** The sheet of an application that takes this one, as Vite builds it with nothing set: for browsers of years. */
async function builtSheet(name: string, own = ''): Promise<string> {
  const entry = 'virtual:app.css';
  const sheet = `@import ${JSON.stringify(`${root}/dist/${name}.css`)};\n${own}`;
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === entry ? `${root}/app.css` : undefined),
        load: (id) => (id === `${root}/app.css` ? sheet : undefined),
      },
    ],
    build: { write: false, rolldownOptions: { input: entry } },
  });
  return [result]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []))
    .join('');
}

const light = 'rgb(21, 23, 28)';
const dark = 'rgb(236, 238, 241)';

async function textColour(css: string, scheme: 'light' | 'dark', attributes = ''): Promise<string> {
  const page = await browser.newPage({ colorScheme: scheme });
  await page.setContent(`<html ${attributes}><style>${css}</style><div class="cp-feed">x</div>`);
  const colour = await page
    .locator('.cp-feed')
    .evaluate(
      (element) => `${getComputedStyle(element).color} on ${getComputedStyle(element).backgroundColor}`,
    );
  await page.close();
  return colour;
}

describe.each(['styles', 'unlayered'])('%s.css in an application that Vite built', (name) => {
  it('[E2E7] has its colours: light, as its theme is, or as the application follows the system', async () => {
    const css = await builtSheet(name);
    expect(css).not.toContain('light-dark('); // or this would prove nothing
    expect(await textColour(css, 'light')).toBe(`${light} on rgb(255, 255, 255)`);
    expect(await textColour(css, 'dark')).toBe(`${light} on rgb(255, 255, 255)`);
    expect(await textColour(css, 'light', 'data-theme="dark"')).toBe(`${dark} on rgb(17, 18, 20)`);
    const following = await builtSheet(name, ':root { color-scheme: light dark; }');
    expect(await textColour(following, 'dark')).toBe(`${dark} on rgb(17, 18, 20)`);
    expect(await textColour(following, 'light')).toBe(`${light} on rgb(255, 255, 255)`);
  });
});
