import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refuses } from '../../src/testing.js';
import { useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnectionEvents } from '../../src/react/use-connection-events.js';
import { hookOf, providing } from '../support/providing.js';
import { createStage, type Party } from '../support/stage.js';

function listen(party: Party, told: unknown[], after?: number) {
  return hookOf(party, () => {
    useChannel('room');
    useConnectionEvents(
      {
        onLost: ({ since }) => told.push(['lost', since]),
        onRestored: ({ since }) => told.push(['restored', since]),
        onFailed: (error) => told.push(['failed', error?.code]),
      },
      after === undefined ? {} : { after },
    );
    return useEngine();
  });
}

describe('useConnectionEvents', () => {
  it('[HK50] tells a loss and the return once for each gap, however many attempts it took', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const told: unknown[] = [];
    listen(ada, told);
    await settle(1_000);
    expect(told).toEqual([]);
    const firstAt = lab.clock.now();
    ada.cable.pull();
    await settle(120_000); // reconnecting, then unavailable
    ada.hints.offline();
    await settle(1_000);
    ada.hints.online();
    ada.cable.plug();
    await settle(60_000);
    const secondAt = lab.clock.now();
    ada.cable.pull();
    await settle(100);
    ada.cable.plug();
    await settle(10_000);
    expect(told).toEqual([
      ['lost', firstAt],
      ['restored', firstAt],
      ['lost', secondAt],
      ['restored', secondAt],
    ]);
  });

  it('[HK51] a gap shorter than `after` is not told; a longer one is told after it', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const told: unknown[] = [];
    listen(ada, told, 5_000);
    await settle();
    ada.cable.pull();
    await settle(100);
    ada.cable.plug();
    await settle(20_000);
    expect(told).toEqual([]);
    const at = lab.clock.now();
    ada.cable.pull();
    await settle(4_999);
    expect(told).toEqual([]);
    await settle(1);
    expect(told).toEqual([['lost', at]]);
    ada.cable.plug();
    await settle(60_000);
    expect(told.slice(1)).toEqual([['restored', at]]);
  });

  it('[HK52] what the app closed is not lost, and its return is no news', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const told: unknown[] = [];
    const { result } = listen(ada, told);
    await settle();
    act(() => result.current.disconnect());
    await settle(60_000);
    act(() => result.current.connect());
    await settle(1_000);
    expect(told).toEqual([]);
  });

  it('[HK53] a refusal for good is told with its reason, once', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const told: unknown[] = [];
    listen(ada, told);
    await settle();
    ada.setFault(refuses(4001));
    ada.cable.pull();
    await settle(10);
    ada.cable.plug();
    await settle(60_000);
    expect(told.map((one) => (one as unknown[])[0])).toEqual(['lost', 'failed']);
    expect(told[1]).toEqual(['failed', 'refused']);
  });

  it('[HK54] a component that comes during a gap is told of it, once under StrictMode too', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const told: string[] = [];
    let isLate = false;
    const Provided = providing(ada);
    function Late(): null {
      useConnectionEvents({ onLost: () => told.push('lost'), onRestored: () => told.push('restored') });
      return null;
    }
    const { rerender } = renderHook(() => useChannel('room'), {
      wrapper: ({ children }) => <Provided>{[children, isLate ? <Late key="late" /> : null]}</Provided>,
    });
    await settle();
    ada.cable.pull();
    await settle(1_000);
    isLate = true;
    rerender();
    await settle(1_000);
    expect(told).toEqual(['lost']);
    ada.cable.plug();
    await settle(60_000);
    expect(told).toEqual(['lost', 'restored']);
    expect(lab.openTransports).toBe(1);
  });

  it('[HK55] unmounted while a loss waits to be told, it leaves no timer', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const told: unknown[] = [];
    const { unmount } = listen(ada, told, 60_000);
    await settle();
    ada.cable.pull();
    await settle(100);
    unmount();
    await settle(120_000);
    expect(told).toEqual([]);
    expect(lab.clock.pending).toBe(0);
  });
});
