import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
  type BoundFunctions,
  type queries,
} from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createInspector } from '../../src/devtools/create-inspector.js';
import { RealtimeDevtools as DevelopmentDevtools } from '../../src/devtools.js';
import { RealtimeDevtools, type RealtimeDevtoolsProps } from '../../src/devtools/production.js';
import { RealtimeProvider, useChannel, usePresence, useTrigger } from '../../src/index.js';
import { createEngine } from '../../src/engine.js';
import { createStage, type Party, type Stage } from '../support/stage.js';

const room = 'presence-room';

function Room(): ReactNode {
  useChannel('private-orders');
  const wave = useTrigger(room, 'client-wave');
  const { count } = usePresence(room);
  return (
    <button type="button" aria-label="Wave" onClick={() => wave({ count })}>
      {count}
    </button>
  );
}

interface Shown extends Stage {
  readonly ada: Party;
  readonly inspector: ReturnType<typeof createInspector>;
  readonly devtools: BoundFunctions<typeof queries>;
  readonly root: ShadowRoot;
  /** Chooses a tab. */
  choose(name: string): void;
  /** Lets the panel, which looks ten times a second at most, look again. */
  look(): Promise<void>;
}

const shadowRoot = (): ShadowRoot => document.querySelector('[data-slot=devtools]')!.shadowRoot!;
const shown = (): HTMLElement => shadowRoot().querySelector<HTMLElement>('.devtools')!;

async function show(props: RealtimeDevtoolsProps = {}): Promise<Shown> {
  const stage = createStage();
  const ada = stage.party({ id: 'ada', info: { name: 'Ada\u202e' } });
  const inspector = createInspector({ clock: stage.lab.clock });
  render(
    <RealtimeProvider options={inspector.inspect(ada.options)}>
      <Room />
      <RealtimeDevtools inspector={inspector} initialOpen {...props} />
    </RealtimeProvider>,
  );
  await stage.settle(200);
  const devtools = within(shown());
  if (props.initialOpen !== false) await devtools.findByRole('region', { name: 'Realtime devtools' });
  await stage.settle(200);
  return {
    ...stage,
    ada,
    inspector,
    devtools,
    root: shadowRoot(),
    choose: (name) => fireEvent.click(devtools.getByRole('tab', { name: new RegExp(`^${name}`) })),
    look: () => stage.settle(200),
  };
}

/** Those of the list: the choices of a `select` are options too. */
const rowsOf = (devtools: Shown['devtools']): HTMLElement[] =>
  within(devtools.getByRole('listbox')).getAllByRole('option');

const optionsOf = (devtools: Shown['devtools']): string[] =>
  rowsOf(devtools).map(({ textContent }) => textContent);

describe('RealtimeDevtools', () => {
  it('[DV30] is a button until somebody opens it, and takes the focus along both ways', async () => {
    const { devtools, root } = await show({ initialOpen: false });
    const button = devtools.getByRole('button', { name: 'Realtime devtools (connected)' });
    expect(devtools.queryByRole('region')).toBeNull();
    fireEvent.click(button);
    const region = await devtools.findByRole('region', { name: 'Realtime devtools' });
    await waitFor(() => expect(root.activeElement).toBe(devtools.getByRole('tab', { name: 'Connection' })));
    expect(button).not.toBeVisible();
    fireEvent.keyDown(region, { key: 'Escape' });
    expect(devtools.queryByRole('region')).toBeNull();
    expect(root.activeElement).toBe(button);
    fireEvent.click(button);
    fireEvent.click(await devtools.findByRole('button', { name: 'Close the devtools' }));
    expect(root.activeElement).toBe(button);
  });

  it('[DV30] leaves the focus where it is when it is there from the start', async () => {
    const { devtools, root } = await show();
    expect(devtools.getByRole('tab', { name: 'Connection' })).toHaveAttribute('aria-selected', 'true');
    expect(root.activeElement).toBeNull();
  });

  it('[DV31] has tabs as the pattern wants them: one stop, arrows, Home and End', async () => {
    const { devtools } = await show();
    const tab = (name: string): HTMLElement => devtools.getByRole('tab', { name: new RegExp(`^${name}`) });
    expect(devtools.getByRole('tablist', { name: 'Devtools' })).toBeInTheDocument();
    const keys = [
      ['ArrowRight', 'Channels'],
      ['ArrowRight', 'Wire'],
      ['Home', 'Connection'],
      ['ArrowLeft', 'Budget'],
      ['ArrowRight', 'Connection'],
      ['End', 'Budget'],
    ] as const;
    for (const [key, name] of keys) {
      fireEvent.keyDown(devtools.getByRole('tablist'), { key });
      expect([key, tab(name).getAttribute('aria-selected'), tab(name).tabIndex]).toEqual([key, 'true', 0]);
      expect(devtools.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
      expect(devtools.getByRole('tabpanel')).toHaveAttribute('aria-labelledby', tab(name).id);
      expect(tab(name)).toHaveAttribute('aria-controls', devtools.getByRole('tabpanel').id);
    }
  });

  it('[DV32] has an edge that arrow keys move, within the window', async () => {
    const { devtools } = await show();
    const edge = devtools.getByRole('separator', { name: 'Height of the devtools' });
    const height = (): number => Number(edge.getAttribute('aria-valuenow'));
    expect([edge.tabIndex, edge.getAttribute('aria-orientation'), height()]).toEqual([0, 'horizontal', 360]);
    fireEvent.keyDown(edge, { key: 'ArrowUp' });
    expect(height()).toBe(384);
    fireEvent.keyDown(edge, { key: 'ArrowDown' });
    fireEvent.keyDown(edge, { key: 'ArrowDown' });
    expect(height()).toBe(336);
    fireEvent.keyDown(edge, { key: 'Home' });
    expect(height()).toBe(Number(edge.getAttribute('aria-valuemin')));
    fireEvent.keyDown(edge, { key: 'End' });
    expect(height()).toBe(window.innerHeight - 64);
    fireEvent.keyDown(edge, { key: 'ArrowUp' });
    expect(height()).toBe(window.innerHeight - 64);
  });

  it('[DV33] keeps what is typed in it from the page’s shortcuts', async () => {
    const { devtools, choose } = await show();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    onTestFinished(() => document.removeEventListener('keydown', heard));
    choose('Wire');
    const filter = devtools.getByRole('searchbox', { name: 'Filter frames' });
    fireEvent.keyDown(filter, { key: 'k' });
    fireEvent.change(filter, { target: { value: 'x' } });
    fireEvent.keyDown(filter, { key: 'Escape' });
    expect(filter).toHaveValue('');
    expect(heard).not.toHaveBeenCalled();
    fireEvent.keyDown(filter, { key: 'Escape' });
    expect(devtools.queryByRole('region')).toBeNull();
  });

  it('[DV34] shows how the connection stands and why, and what it has been through', async () => {
    const { devtools, ada, settle } = await show();
    const facts = within(devtools.getByRole('region', { name: 'The connection now' }));
    const now = within(devtools.getByRole('tabpanel'));
    expect(now.getAllByText('connected').length).toBeGreaterThan(0);
    expect(facts.getByText('memory://local/app/app-key')).toBeInTheDocument();
    expect(facts.getByText('Pusher')).toBeInTheDocument();
    await settle(4_000);
    ada.cable.pull();
    await settle(1_500);
    expect(now.getAllByText('reconnecting')).toHaveLength(2);
    expect(facts.getByText('1006')).toBeInTheDocument();
    expect(facts.getByText(/The line was cut without a close/)).toBeInTheDocument();
    const states = within(devtools.getByRole('region', { name: /^States of the connection/ }));
    const lines = (): string[] => states.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines()[0]).toMatch(/reconnecting\d.*connection-lost/);
    expect(lines()[1]).toMatch(/connected4\.\d s/);
    ada.cable.plug();
    await settle(5_000);
    expect(lines()[0]).toMatch(/connected/);
    fireEvent.click(now.getByRole('button', { name: 'Disconnect' }));
    await settle(1_000);
    expect(lines()[0]).toMatch(/closed/);
    fireEvent.click(now.getByRole('button', { name: 'Connect' }));
    await settle(1_000);
    expect(lines()[0]).toMatch(/connected/);
  });

  it('[DV35] lists the channels: state, people, holders, and why one failed', async () => {
    const { devtools, lab, choose, look } = await show();
    choose('Channels');
    expect(optionsOf(devtools)).toEqual([
      `subscribed${room}1 hereheld ×2`,
      'subscribedprivate-orders1 subscribedheld ×1',
    ]);
    lab.actor({ id: 'bo', info: { name: 'Bo' } }).join(room);
    await look();
    fireEvent.keyDown(devtools.getByRole('listbox', { name: 'Channels' }), { key: 'ArrowDown' });
    const details = devtools.getByRole('region', { name: 'Details' });
    expect(details).toHaveTextContent('Kindpresence');
    expect(details).toHaveTextContent('Members2');
    expect(details).toHaveTextContent('"name": "Bo"');
    fireEvent.change(devtools.getByRole('searchbox', { name: 'Filter channels' }), {
      target: { value: 'ORD' },
    });
    expect(optionsOf(devtools)).toEqual(['subscribedprivate-orders1 subscribedheld ×1']);
    expect(devtools.getByText('1 of 2 channels')).toBeInTheDocument();
  });

  it('[DV36] shows frames as they come, to be found, read, copied and saved', async () => {
    const { devtools, lab, choose, look } = await show();
    choose('Wire');
    expect(optionsOf(devtools).some((text) => text.includes('↑outpusher:subscribe'))).toBe(true);
    lab.publish(room, 'moved', { id: 214, token: 'hunter2' });
    await look();
    expect(optionsOf(devtools).at(-1)).toMatch(/^\d\d:\d\d:\d\d\.\d{3}↓inmovedpresence-room\d+ B$/);
    fireEvent.click(rowsOf(devtools).at(-1)!);
    const details = devtools.getByRole('region', { name: 'Details' });
    expect(details).toHaveTextContent('"id": 214, "token": "[redacted]"');
    expect(shown().textContent).not.toContain('hunter2');

    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    onTestFinished(() => void vi.unstubAllGlobals());
    await act(async () => fireEvent.click(devtools.getByRole('button', { name: 'Copy' })));
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('"id": 214'));
    expect(devtools.getByRole('button', { name: 'Copied' })).toBeInTheDocument();

    const saved: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}` }));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    onTestFinished(() => click.mockRestore());
    fireEvent.change(devtools.getByRole('searchbox', { name: 'Filter frames' }), {
      target: { value: 'MOVED' },
    });
    fireEvent.click(devtools.getByRole('button', { name: 'Export' }));
    expect(click).toHaveBeenCalledOnce();
    const lines = (await saved[0]!.text()).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['moved']);
  });

  it('[DV37] pauses without losing anything, clears, and shows one way or errors alone', async () => {
    const { devtools, lab, inspector, choose, look } = await show();
    choose('Wire');
    fireEvent.click(devtools.getByRole('button', { name: 'Pause' }));
    const before = optionsOf(devtools);
    for (let i = 0; i < 3; i++) lab.publish(room, 'moved', { i });
    await look();
    expect(optionsOf(devtools)).toEqual(before);
    fireEvent.click(devtools.getByRole('button', { name: 'Paused, 3 new' }));
    expect(optionsOf(devtools)).toHaveLength(before.length + 3);
    const kind = devtools.getByRole('combobox', { name: 'Kind' });
    fireEvent.change(kind, { target: { value: 'out' } });
    expect(optionsOf(devtools).every((text) => text.includes('↑out'))).toBe(true);
    inspector.log.note('error', 'schema', 'text: a string is wanted', room);
    fireEvent.change(kind, { target: { value: 'errors' } });
    await look();
    expect(optionsOf(devtools)).toEqual([expect.stringContaining('!errorschematext: a string is wanted')]);
    expect(devtools.getByText(/1 error$/)).toBeInTheDocument();
    fireEvent.change(kind, { target: { value: 'all' } });
    fireEvent.click(devtools.getByRole('button', { name: 'Clear' }));
    expect(devtools.getByText('Nothing yet')).toBeInTheDocument();
  });

  it('[DV38] has few rows in the document and renders ten times a second at most, whatever comes', async () => {
    const { devtools, lab, choose, look, root } = await show();
    choose('Wire');
    let changes = 0;
    const observer = new MutationObserver(() => {
      changes += 1;
    });
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    for (let ms = 0; ms < 1_000; ms += 50) {
      for (let i = 0; i < 50; i++) lab.publish(room, 'moved', { ms, i });
      await act(() => lab.advance(50));
    }
    observer.disconnect();
    await look();
    expect(changes).toBeLessThanOrEqual(24);
    expect(devtools.getByText(/the last 1000 of 1\d\d\d kept/)).toBeInTheDocument();
    expect(rowsOf(devtools).length).toBeLessThan(80);
    expect(rowsOf(devtools)[0]).toHaveAttribute('aria-setsize', '1000');
  });

  it('[DV39] shows text as text', async () => {
    const { devtools, lab, choose, look, root } = await show();
    choose('Wire');
    lab.publish(room, '<img src=x onerror=alert(1)>', { html: '<script>alert(1)</script>' });
    lab.publish(room, 'said', JSON.parse('{"__proto__":{"a":1}}'));
    await look();
    for (const option of rowsOf(devtools)) {
      fireEvent.click(option);
      expect(root.querySelector('img, script')).toBeNull();
    }
    expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('"__proto__": { "a": 1 }');
  });

  it('[DV40] shows people as the server sent them and as components do', async () => {
    const { devtools, lab, choose, look } = await show();
    choose('Presence');
    lab.actor({ id: 'bo', info: {} }).join(room);
    await look();
    expect(optionsOf(devtools)).toEqual(['adaAda (you)Ada\\u202e', 'boAnonymousno name']);
    fireEvent.click(rowsOf(devtools)[0]!);
    expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('Came asAda\\u202e');
    expect(devtools.getByText('2 here')).toBeInTheDocument();
  });

  it('[DV50] counts what is sent, by name, of what may be', async () => {
    const { devtools, ada, choose, look } = await show();
    choose('Budget');
    expect(devtools.getByText('Nothing was sent')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Wave' }));
    fireEvent.click(screen.getByRole('button', { name: 'Wave' }));
    await look();
    expect(ada.wire.sent().filter((frame) => frame.startsWith('client-'))).toHaveLength(2);
    expect(optionsOf(devtools)).toEqual([expect.stringMatching(/^client-wave0\.2 a second.*2 in the last/)]);
    expect(devtools.getByText('2 of 10 client events in the last second')).toBeInTheDocument();
  });

  it('[DV41] tells several engines apart', async () => {
    const { lab, settle } = createStage();
    const engines = ['Ada', 'Bo'].map((name) => {
      const inspector = createInspector({ clock: lab.clock });
      const engine = createEngine(inspector.inspect(lab.options({ id: name.toLowerCase() })));
      onTestFinished(engine.dispose);
      return { name, engine, inspector };
    });
    engines[1]!.engine.subscribe('presence-of-bo');
    render(<RealtimeDevtools engines={engines} initialOpen />);
    await settle(200);
    const devtools = within(shown());
    const choice = await devtools.findByRole('combobox', { name: 'Engine' });
    fireEvent.click(devtools.getByRole('tab', { name: /^Channels/ }));
    expect(devtools.getByText('No channel is held')).toBeInTheDocument();
    fireEvent.change(choice, { target: { value: 'Bo' } });
    expect(optionsOf(devtools)).toEqual(['subscribedpresence-of-bo1 hereheld ×1']);
  });

  it('[DV42] works without an inspector, and says what it would show', async () => {
    const stage = createStage();
    render(
      <RealtimeProvider options={stage.party({ id: 'ada' }).options}>
        <Room />
        <RealtimeDevtools initialOpen />
      </RealtimeProvider>,
    );
    await stage.settle(200);
    const devtools = within(shown());
    await devtools.findByRole('region', { name: 'The connection now' });
    expect(devtools.getAllByText('connected').length).toBeGreaterThan(0);
    fireEvent.click(devtools.getByRole('tab', { name: 'Wire' }));
    expect(devtools.getByText(/createInspector\(\)/)).toBeInTheDocument();
  });

  it('[DV43] puts an empty element into the HTML of a server, and leaves nothing behind', async () => {
    const stage = createStage();
    const { options } = stage.party({ id: 'ada' });
    const inspector = createInspector({ clock: stage.lab.clock });
    const page = (
      <StrictMode>
        <RealtimeProvider options={inspector.inspect(options)}>
          <RealtimeDevtools inspector={inspector} initialOpen />
        </RealtimeProvider>
      </StrictMode>
    );
    expect(renderToString(page)).toBe('<div data-slot="devtools"></div>');
    const { unmount } = render(page);
    await waitFor(() =>
      expect(within(shown()).getByRole('region', { name: 'Realtime devtools' })).toBeTruthy(),
    );
    unmount();
    await stage.settle(2_000);
    expect(stage.lab.clock.pending).toBe(0);
    expect(document.querySelector('[data-slot=devtools]')).toBeNull();
  });

  it('[DV44] is nothing outside of development', () => {
    expect(process.env['NODE_ENV']).toBe('test');
    const { container } = render(<DevelopmentDevtools />);
    expect(container).toBeEmptyDOMElement();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
