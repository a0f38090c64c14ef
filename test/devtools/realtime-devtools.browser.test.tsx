import {
  act,
  cleanup,
  render,
  waitFor,
  within,
  type BoundFunctions,
  type queries,
} from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  createInspector,
  RealtimeDevtools,
  type RealtimeDevtoolsProps,
} from '../../src/devtools/production.js';
import { createEngine } from '../../src/engine.js';
import { createLab, type Lab } from '../../src/testing.js';

const room = 'presence-room';

const rootOf = (): ShadowRoot => document.querySelector('[data-slot=devtools]')!.shadowRoot!;
const shown = (): HTMLElement => rootOf().querySelector<HTMLElement>('.devtools')!;

interface Shown {
  readonly lab: Lab;
  readonly devtools: BoundFunctions<typeof queries>;
}

async function show(props: RealtimeDevtoolsProps = {}): Promise<Shown> {
  const lab = createLab();
  const inspector = createInspector({ clock: lab.clock });
  const engine = createEngine(inspector.inspect(lab.options({ id: 'ada', info: { name: 'Ada' } })));
  onTestFinished(() => {
    engine.dispose();
    lab.dispose();
  });
  engine.subscribe(room);
  const engines = [{ name: 'Ada', engine, inspector }];
  render(
    <>
      <button type="button">before</button>
      <RealtimeDevtools engines={engines} {...props} />
      <button type="button">after</button>
    </>,
  );
  await act(() => lab.advance(200));
  const devtools = within(shown());
  if (props.initialOpen) await devtools.findByRole('region', { name: 'Realtime devtools' });
  return { lab, devtools };
}

/** What has the focus, in the shadow root or outside of it, by its name. */
function focused(): string {
  const { activeElement: outer } = document;
  const element = outer?.shadowRoot?.activeElement ?? outer;
  return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
}

afterEach(async () => {
  cleanup();
  document.querySelector('#of-the-app')?.remove();
  await page.viewport(800, 700);
});

describe('the devtools on the page', () => {
  it('[DV47] are in a shadow root with adopted sheets, which styles of the page do not reach', async () => {
    const app = document.head.appendChild(document.createElement('style'));
    app.id = 'of-the-app';
    app.textContent =
      'button, section, pre { background: rgb(1, 2, 3) !important; font-size: 40px !important }';
    const { devtools } = await show({ initialOpen: true, theme: 'dark' });
    expect(rootOf().adoptedStyleSheets).toHaveLength(2);
    expect(rootOf().querySelector('style, link')).toBeNull();
    const panel = devtools.getByRole('region', { name: 'Realtime devtools' });
    expect(getComputedStyle(panel).backgroundColor).toBe('rgb(17, 18, 20)');
    expect(getComputedStyle(devtools.getByRole('tab', { name: 'Connection' })).fontSize).toBe('13px');
    const { bottom, left, right, height } = panel.getBoundingClientRect();
    expect([bottom, left, right, height]).toEqual([window.innerHeight, 0, window.innerWidth, 360]);
  });

  it('[DV49] are walked by keyboard: in, along tabs and rows, through, and out again', async () => {
    const { lab, devtools } = await show();
    for (let i = 0; i < 200; i++) lab.publish(room, `moved-${i}`, { i });
    await act(() => lab.advance(200));
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('before');
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('Realtime devtools (connected)');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe('Connection'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()).toMatch(/^Wire/);
    await act(() => lab.advance(200));
    const rows = devtools.getByRole('listbox', { name: 'Frames' });
    await waitFor(() => expect(rows.scrollHeight - rows.scrollTop - rows.clientHeight).toBeLessThan(2));
    const stops: string[] = [];
    for (let i = 0; i < 9 && stops.at(-1) !== 'Frames'; i++) {
      await userEvent.keyboard('{Tab}');
      stops.push(focused());
    }
    expect(stops.at(-1)).toBe('Frames');
    expect(stops).toContain('Filter frames');
    await userEvent.keyboard('{Home}{ArrowDown}');
    const chosen = within(rows).getByRole('option', { selected: true });
    expect(rows.getAttribute('aria-activedescendant')).toBe(chosen.id);
    expect(chosen.getAttribute('aria-posinset')).toBe('2');
    expect(rows.scrollTop).toBe(0);
    expect(within(rows).getAllByRole('option').length).toBeLessThan(80);
    await userEvent.keyboard('{End}');
    await waitFor(() =>
      expect(within(rows).getByRole('option', { selected: true }).textContent).toContain('moved-199'),
    );
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{/Shift}');
    expect(focused()).toBe('Filter frames');
    await userEvent.keyboard('MOVED-17');
    await waitFor(() => expect(within(rows).getAllByRole('option')).toHaveLength(11));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(within(rows).getAllByRole('option').length).toBeGreaterThan(11));
    for (let i = 0; i < 12 && focused() !== 'after'; i++) await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('after');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Escape}');
    await waitFor(() => expect(focused()).toBe('Realtime devtools (connected)'));
    expect(devtools.queryByRole('region')).toBeNull();
  });

  it('[DV32] are as high as their edge says, and leave some of the page', async () => {
    const { devtools } = await show({ initialOpen: true });
    const panel = devtools.getByRole('region', { name: 'Realtime devtools' });
    const edge = devtools.getByRole('separator');
    act(() => edge.focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(panel.getBoundingClientRect().height).toBe(384);
    await userEvent.keyboard('{End}');
    expect(panel.getBoundingClientRect().top).toBe(64);
    await page.viewport(390, 500);
    await waitFor(() => expect(panel.getBoundingClientRect().top).toBe(64));
    expect(panel.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('[DV48] work under a policy without inline styles and scripts', async () => {
    const violations: string[] = [];
    const listen = (event: SecurityPolicyViolationEvent): void => {
      violations.push(event.effectiveDirective);
    };
    document.addEventListener('securitypolicyviolation', listen);
    onTestFinished(() => document.removeEventListener('securitypolicyviolation', listen));
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'self'; script-src 'self'";
    document.head.append(policy); // holds until the page is left: this is the last test of its page
    const probe = document.createElement('p');
    probe.innerHTML = '<b style="color: red">x</b>';
    document.body.append(probe);
    await waitFor(() => expect(violations).toEqual(['style-src-attr']));
    probe.remove();
    const { devtools, lab } = await show({ initialOpen: true });
    for (const tab of devtools.getAllByRole('tab')) {
      act(() => tab.click());
      await act(() => lab.advance(200));
      for (const row of devtools.queryAllByRole('option', { selected: false }).slice(0, 2))
        act(() => row.click());
    }
    expect(violations).toEqual(['style-src-attr']);
    const panel = devtools.getByRole('region', { name: 'Realtime devtools' });
    expect(panel.getBoundingClientRect().height).toBe(360);
  });
});
