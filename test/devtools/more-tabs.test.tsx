import { act, fireEvent, render, within, type BoundFunctions, type queries } from '@testing-library/react';
import type { ReactElement } from 'react';
import { configure } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../src/devtools/create-faults.js';
import { createInspector } from '../../src/devtools/create-inspector.js';
import { RealtimeDevtools } from '../../src/devtools/production.js';
import { Announcer, RealtimeProvider, useAnnounce, useChannel, useConnection } from '../../src/index.js';
import { createStage } from '../support/stage.js';

configure({ asyncUtilTimeout: 5_000 });

const room = 'presence-room';

function Room(): ReactElement {
  const announce = useAnnounce();
  const { status } = useConnection();
  useChannel(room);
  useChannel('private-orders');
  return (
    <>
      <p data-testid="status">{status}</p>
      <button type="button" onClick={() => announce('Saved\u202e.', { group: 'message' })}>
        Say
      </button>
    </>
  );
}

async function show() {
  const stage = createStage();
  const ada = stage.party({ id: 'ada' });
  const inspector = createInspector({ clock: stage.lab.clock });
  const faults = createFaults(() => import('../../src/devtools/panel/faults-tab.js'));
  const page = render(
    <RealtimeProvider options={inspector.inspect(faults.trouble(ada.options))}>
      <Announcer connection={false} {...inspector.transcript.props}>
        <Room />
        <RealtimeDevtools inspector={inspector} faults={faults} initialOpen />
      </Announcer>
    </RealtimeProvider>,
  );
  await stage.settle(200);
  const host = page.container.querySelector('[data-slot=devtools]')!;
  const devtools: BoundFunctions<typeof queries> = within(
    host.shadowRoot!.querySelector<HTMLElement>('.devtools')!,
  );
  await devtools.findByRole('region', { name: 'Realtime devtools' });
  await stage.settle(200);
  const choose = (name: string): boolean =>
    fireEvent.click(devtools.getByRole('tab', { name: new RegExp(`^${name}`) }));
  return { ...stage, ada, inspector, faults, page, devtools, choose };
}

describe('the tab Announcer', () => {
  it('[DV55] lists what was said and what was not and why, in full where it is chosen', async () => {
    const { page, devtools, choose, settle, inspector } = await show();
    choose('Announcer');
    expect(devtools.getByText('Nothing was said')).toBeInTheDocument();
    const say = page.getByRole('button', { name: 'Say' });
    fireEvent.click(say);
    inspector.transcript.props.onSuppress('Chidi joined.', 'dropped', 'presence');
    await settle(200);
    const [said, unsaid] = within(devtools.getByRole('listbox', { name: 'Announcements' })).getAllByRole(
      'option',
    );
    expect(said).toHaveTextContent(/message.*Saved\\u202e\..*polite$/);
    expect(unsaid).toHaveTextContent(/presence.*Chidi joined\..*not said: too many waited$/);
    fireEvent.click(said!);
    expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('"group": "message"');
    fireEvent.change(devtools.getByRole('searchbox'), { target: { value: 'nobody' } });
    expect(devtools.getByText('No announcement has this in it.')).toBeInTheDocument();
    fireEvent.click(devtools.getByRole('button', { name: 'Clear' }));
    await settle(200);
    expect(devtools.getByText('Nothing was said')).toBeInTheDocument();
  });
});

describe('the tab Faults', () => {
  it('[DV56] troubles the line and takes it back', async () => {
    const { page, devtools, choose, settle, faults } = await show();
    choose('Faults');
    const offline = await devtools.findByRole('button', { name: 'Offline' });
    expect(devtools.getByRole('status')).toHaveTextContent('All is well');
    fireEvent.click(offline);
    await settle(1_000);
    expect([offline.getAttribute('aria-pressed'), page.getByTestId('status').textContent]).toEqual([
      'true',
      'offline',
    ]);
    const latency = devtools.getByRole('slider', { name: 'Latency in milliseconds' });
    fireEvent.change(latency, { target: { value: '250' } });
    fireEvent.change(devtools.getByRole('combobox', { name: 'Authorisation answers' }), {
      target: { value: '403' },
    });
    expect(faults.state()).toMatchObject({ offline: true, latencyMs: 250, authStatus: 403 });
    expect(devtools.getByRole('status')).toHaveTextContent('3 in force');
    fireEvent.click(devtools.getByRole('button', { name: 'All is well again' }));
    await settle(5_000);
    expect(page.getByTestId('status')).toHaveTextContent('connected');
  });

  it('[DV56] closes with a code, and cuts', async () => {
    const { page, devtools, choose, settle, inspector } = await show();
    choose('Faults');
    const close = await devtools.findByRole('button', { name: 'Close now' });
    fireEvent.click(close);
    await settle(5_000);
    expect(inspector.line.close).toMatchObject({ code: 1006, clean: false });
    expect(page.getByTestId('status')).toHaveTextContent('connected');
    fireEvent.change(devtools.getByRole('combobox', { name: 'Code to close with' }), {
      target: { value: '4001' },
    });
    fireEvent.click(close);
    await settle(100);
    expect(page.getByTestId('status')).toHaveTextContent('failed');
  });
});

describe('the tab Wire', () => {
  it('[DV57] lets the engine hear a frame again; not one in which there was a secret', async () => {
    const { lab, inspector, devtools, choose, settle } = await show();
    choose('Wire');
    lab.publish(room, 'said', { text: 'hello' });
    await settle(200);
    fireEvent.click(devtools.getByRole('option', { name: /in ?said/ }));
    fireEvent.click(devtools.getByRole('button', { name: 'Replay' }));
    await settle(200);
    expect(devtools.getByText('The engine heard it again.')).toBeInTheDocument();
    expect(devtools.getByRole('option', { name: /replayed ?said/ })).toBeInTheDocument();
    lab.publish(room, 'said', { token: 'hunter2' });
    await settle(200);
    fireEvent.click(devtools.getAllByRole('option', { name: /in ?said/ })[1]!);
    expect(devtools.getByRole('button', { name: 'Replay' })).toBeDisabled();
    const kept = inspector.log.snapshot().entries.find(({ isExact, kind }) => kind === 'in' && !isExact);
    expect(inspector.replay(kept!)).toBe(false);
  });

  it('[DV57] what is replayed is heard as it was, on a live line only', async () => {
    const { lab, ada, inspector, devtools, choose, settle } = await show();
    choose('Wire');
    lab.publish(room, 'said', 1);
    await settle(200);
    const entry = inspector.log.snapshot().entries.find(({ event }) => event === 'said')!;
    expect(inspector.replay(entry)).toBe(true);
    act(() => ada.cable.pull());
    await settle(0);
    expect(inspector.replay(entry)).toBe(false);
    await settle(200);
    expect(devtools.getAllByRole('option', { name: /replayed ?said/ })).toHaveLength(1);
  });

  it('[DV58] sends a client event over the engine, and says why it may not', async () => {
    const { devtools, choose, settle } = await show();
    choose('Wire');
    fireEvent.click(devtools.getByRole('button', { name: 'Send…' }));
    const form = within(devtools.getByRole('form', { name: 'Send a client event' }));
    expect(form.getByRole('button', { name: 'Send' })).toBeDisabled();
    expect(form.getByRole('status')).toHaveTextContent('Its name begins with client-.');
    fireEvent.change(form.getByRole('textbox', { name: 'Event' }), { target: { value: 'client-wave' } });
    fireEvent.change(form.getByRole('textbox', { name: /Data/ }), { target: { value: '{"at":' } });
    expect(form.getByRole('status')).toHaveTextContent('The data are not JSON.');
    fireEvent.change(form.getByRole('textbox', { name: /Data/ }), { target: { value: '{"at":1}' } });
    fireEvent.click(form.getByRole('button', { name: 'Send' }));
    expect(form.getByRole('status')).toHaveTextContent('Sent.');
    await settle(200);
    expect(devtools.getByRole('option', { name: /out ?client-wave/ })).toBeInTheDocument();
  });
});

describe('the tabs Channels and Connection', () => {
  it('[DV59] say how long an authorisation took, or how it was refused', async () => {
    const { devtools, choose, settle, inspector, faults } = await show();
    choose('Channels');
    fireEvent.click(devtools.getByRole('option', { name: /private-orders/ }));
    expect(devtools.getByText('after 0 ms')).toBeInTheDocument();
    faults.set({ authStatus: 403 });
    faults.close(4200);
    await settle(5_000);
    expect(inspector.authorizationOf('private-orders')).toMatchObject({ refusal: 403 });
    expect(inspector.authorizationOf('private-none')).toBeNull();
    expect(devtools.getByText(/refused with 403 after/)).toBeInTheDocument();
  });

  it('[DV60] draw the round trips', async () => {
    const { devtools, faults, settle } = await show();
    expect(devtools.queryByRole('img', { name: /round trips/ })).toBeNull();
    for (const latencyMs of [20, 60]) {
      faults.set({ latencyMs });
      await settle(130_000);
    }
    const line = devtools.getByRole('img', { name: /^The last \d+ round trips: \d+ ms to \d+ ms$/ });
    expect(line.querySelector('polyline')?.getAttribute('points')).toMatch(/^[\d., ]+$/);
  });
});
