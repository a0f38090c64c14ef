import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { closedPort } from '../support/ports.js';
import { runNode, type RunningProcess } from '../support/run-node.js';
import { builtProgram, servePage, type ServedPage } from './built-page.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // processes start slowly where all else runs too

let browser: Browser;
let site: ServedPage;

beforeAll(async () => {
  site = await servePage();
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium: run `node scripts/chromium.mjs`.');
  browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-dev-shm-usage'] });
});

afterAll(async () => {
  site.close();
  await browser.close();
});

/** Starts the built server; resolves once its doors are open. */
async function serve(port: number): Promise<RunningProcess> {
  const doors = ['--port', String(port), '--tcp-port', 'off', '--tcp-frame-port', 'off'];
  const running = runNode([builtProgram, 'serve', ...doors]);
  await running.printed('App');
  return running;
}

/** Somebody at a page of their own, in a browser that shares nothing with the others'. */
interface Visitor {
  readonly page: Page;
  /** Errors that nobody caught. */
  readonly errors: readonly Error[];
}

async function visit(port: number, name: string): Promise<Visitor> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(addressOf(port, name));
  return { page, errors };
}

const addressOf = (port: number, name: string): string =>
  `${site.url}?${String(new URLSearchParams({ server: `ws://127.0.0.1:${port}`, id: name.toLowerCase(), name }))}`;

/** What the avatars are read out as; "Ada, reconnecting" where she may be gone. */
const facesOn = ({ page }: Visitor): Promise<(string | null | undefined)[]> =>
  page
    .getByRole('list', { name: /here$/ })
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.firstElementChild?.getAttribute('aria-label')));

const linesOn = ({ page }: Visitor, list: 'Said' | 'Came and went'): Promise<string[]> =>
  page.getByRole('list', { name: list }).getByRole('listitem').allTextContents();

const loadedAt = ({ page }: Visitor): Promise<number> => page.evaluate(() => performance.timeOrigin);

async function say({ page }: Visitor, text: string): Promise<void> {
  await page.getByLabel('Message').fill(text);
  await page.getByRole('button', { name: 'Say' }).click();
}

const until = (read: () => Promise<unknown>, timeoutMs = 10_000): ReturnType<typeof expect.poll> =>
  expect.poll(read, { timeout: timeoutMs, interval: 20 });

/** Ada and Ben, who see each other; Ada came first. */
async function meet(port: number): Promise<readonly [ada: Visitor, ben: Visitor]> {
  const ada = await visit(port, 'Ada');
  await until(() => facesOn(ada)).toEqual(['Ada (you)']);
  const ben = await visit(port, 'Ben');
  await until(() => facesOn(ada)).toEqual(['Ada (you)', 'Ben']);
  await until(() => facesOn(ben)).toEqual(['Ben (you)', 'Ada']);
  return [ada, ben];
}

/** Lines that say of somebody what the line before had said of them already. */
function repeatsIn(lines: readonly string[]): string[] {
  const last = new Map<string, string>();
  return lines.filter((line) => {
    const [id = '', what = ''] = line.split(' ');
    const before = last.get(id);
    last.set(id, what);
    return before === what;
  });
}

describe('two pages of the built package, and the built server', () => {
  it('[E2E1, E2E2, E2E3] each sees the other join, speak and leave', async () => {
    const port = await closedPort();
    await serve(port);
    const [ada, ben] = await meet(port);
    expect(await linesOn(ada, 'Came and went')).toEqual(['ben joined']);
    expect(await linesOn(ben, 'Came and went')).toEqual([]);

    await say(ada, 'grüße 世界');
    await until(() => linesOn(ben, 'Said')).toEqual(['ada: grüße 世界']);
    await say(ben, '</li>🎉');
    await until(() => linesOn(ada, 'Said')).toEqual(['ben: </li>🎉']);

    await ada.page.goto('about:blank');
    await until(() => facesOn(ben)).toEqual(['Ben (you)']);
    await ada.page.goto(addressOf(port, 'Ada'));
    await until(() => facesOn(ben)).toEqual(['Ben (you)', 'Ada']);
    expect(await linesOn(ben, 'Came and went')).toEqual(['ada left', 'ada joined']);

    await ben.page.close();
    await until(() => facesOn(ada)).toEqual(['Ada (you)']);
    expect(await linesOn(ada, 'Came and went')).toEqual(['ben left']);
    expect([...ada.errors, ...ben.errors]).toEqual([]);
  });

  it('[E2E4, E2E5] list each other again within 4 s of the return of a server that was away for 5 s', async () => {
    const port = await closedPort();
    const server = await serve(port);
    const both = await meet(port);
    const [ada, ben] = both;
    const loads = await Promise.all(both.map(loadedAt));

    server.process.kill('SIGKILL');
    await server.ended;
    await until(() => facesOn(ada)).toEqual(['Ada (you)', 'Ben, reconnecting']);
    await until(() => facesOn(ben)).toEqual(['Ben (you)', 'Ada, reconnecting']);
    await wait(5_000);
    await serve(port);

    await Promise.all([
      until(() => facesOn(ada), 4_000).toEqual(['Ada (you)', 'Ben']),
      until(() => facesOn(ben), 4_000).toEqual(['Ben (you)', 'Ada']),
    ]);
    await say(ada, 'still there?');
    await until(() => linesOn(ben, 'Said')).toEqual(['ada: still there?']);

    expect(await Promise.all(both.map(loadedAt))).toEqual(loads);
    for (const one of both) expect(repeatsIn(await linesOn(one, 'Came and went'))).toEqual([]);
    expect([...ada.errors, ...ben.errors]).toEqual([]);
  });
});
