import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Announcer,
  ConnectionStatus,
  PresenceAvatars,
  RealtimeProvider,
  type Person,
} from '../../src/index.js';
import { createStage, type Party } from '../support/stage.js';

const channel = 'presence-room';

function room(party: Party, person?: () => Person) {
  return render(
    <RealtimeProvider options={party.options} {...(person === undefined ? {} : { person })}>
      <PresenceAvatars channel={channel} />
      <ConnectionStatus />
    </RealtimeProvider>,
  );
}

const faces = (): string[] =>
  [...document.querySelectorAll('.cp-avatar')].map(
    (face) => `${face.getAttribute('aria-label') ?? ''} ${face.getAttribute('data-presence') ?? ''}`,
  );
const badge = (): string | null | undefined => document.querySelector('.cp-connection')?.textContent;

/** What the page itself times: the engine's clock is the stage's. */
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('PresenceAvatars on a channel', () => {
  it('[PA48] shows who comes and goes, oneself first', async () => {
    const { lab, party, settle } = createStage();
    const bo = lab.actor({ id: 'bo', info: { name: 'Bo Andersson' } });
    bo.join(channel);
    room(party({ id: 'ada', info: { name: 'Ada Lovelace' } }));
    expect(faces()).toEqual([]);
    await settle(100);
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson live']);
    bo.leave(channel);
    await settle(100);
    expect(faces()).toEqual(['Ada Lovelace (you) live']);
  });

  it('[PA49] keeps everyone in their place while the connection is down, as uncertain after two seconds', async () => {
    const { lab, party, settle } = createStage();
    lab.actor({ id: 'bo', info: { name: 'Bo Andersson' } }).join(channel);
    const ada = party({ id: 'ada', info: { name: 'Ada Lovelace' } });
    room(ada);
    await settle(100);
    ada.cable.pull();
    await settle(60_000);
    wait(1_999);
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson live']);
    wait(1);
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson, reconnecting stale']);
    ada.cable.plug();
    await settle(60_000);
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson live']);
  });

  it('[PA50] shows people as the provider says', async () => {
    const { party, settle } = createStage();
    room(party({ id: 'ada', info: { name: 'Ada Lovelace' } }), () => ({ name: 'Somebody', status: 'away' }));
    await settle(100);
    expect(faces()).toEqual(['Somebody (you), away live']);
  });

  it('[PA63] can hide the others while the connection is down; nobody is said to be alone, or to have left', async () => {
    const { lab, party, settle } = createStage();
    lab.actor({ id: 'bo', info: { name: 'Bo Andersson' } }).join(channel);
    const ada = party({ id: 'ada', info: { name: 'Ada Lovelace' } });
    const heard: string[] = [];
    render(
      <RealtimeProvider options={ada.options}>
        <Announcer connection={false} onUtterance={({ text }) => heard.push(text)}>
          <PresenceAvatars channel={channel} stale="hide" announce="on" total={30} filter={() => true} />
        </Announcer>
      </RealtimeProvider>,
    );
    await settle(100);
    await act(() => vi.dynamicImportSettled());
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson live']);
    ada.cable.pull();
    await settle(60_000);
    wait(2_000);
    expect(faces()).toEqual(['Ada Lovelace (you) live']);
    expect(screen.queryByText('Only you are here')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    wait(60_000);
    ada.cable.plug();
    await settle(60_000);
    wait(60_000);
    expect(faces()).toEqual(['Ada Lovelace (you) live', 'Bo Andersson live']);
    expect(heard).toEqual([]);
  });

  it('[PA51] shows nobody where no channel is named', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    render(
      <RealtimeProvider options={ada.options}>
        <PresenceAvatars channel={null} empty="Nobody" />
      </RealtimeProvider>,
    );
    await settle(100);
    expect(faces()).toEqual([]);
    expect(screen.getByText('Nobody')).toBeInTheDocument();
    expect(ada.wire.opened).toBe(0);
  });
});

describe('ConnectionStatus', () => {
  it('[CS11] follows the connection, and names a loss only when it lasts', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    room(ada);
    await settle(100);
    expect(badge()).toBe('Live');
    ada.cable.pull();
    await settle(60_000);
    expect(badge()).toBe('Live');
    wait(1_999);
    expect(badge()).toBe('Live');
    wait(1);
    expect(badge()).toMatch(/Reconnecting…|Still trying…/);
    ada.cable.plug();
    await settle(60_000);
    expect(badge()).toBe('Live');
  });

  it('[CS12] only reads: it connects nothing', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    render(
      <RealtimeProvider options={ada.options}>
        <ConnectionStatus variant="text" className="mine" />
      </RealtimeProvider>,
    );
    await settle(5_000);
    expect(badge()).toBe('Not connected');
    expect(ada.wire.opened).toBe(0);
    expect(document.querySelector('.cp-connection')).toHaveClass('mine');
  });
});
