import { act, fireEvent, render, renderHook } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useTyping, type UseTypingOptions, type UseTypingResult } from '../../src/react/use-typing.js';
import type { Actor } from '../../src/testing.js';
import { hookOf, providing } from '../support/providing.js';
import { createStage, type Party } from '../support/stage.js';

const room = 'presence-room';
const namesOf = ({ typing }: UseTypingResult): string[] => typing.map(({ id }) => id);

/** The signs that an actor heard: 1 and 0. */
const signsOf = (actor: Actor): unknown[] =>
  actor.received
    .filter(({ event }) => event === 'client-typing')
    .map(({ data }) => (data as { s: unknown }).s);

function Composer(props: {
  readonly options?: UseTypingOptions;
  readonly onInput?: () => void;
  readonly onBlur?: () => void;
}): ReactNode {
  const { getInputProps, stop } = useTyping(room, props.options);
  const [text, setText] = useState('');
  return (
    <>
      <input
        {...getInputProps({
          'aria-label': 'Message',
          value: text,
          onChange: (event: { target: { value: string } }) => setText(event.target.value),
          onInput: props.onInput,
          onBlur: props.onBlur,
        })}
      />
      <button onClick={stop}>Send</button>
    </>
  );
}

function compose(party: Party, props: Parameters<typeof Composer>[0] = {}) {
  const Provided = providing(party);
  const view = render(
    <Provided>
      <Composer {...props} />
    </Provided>,
  );
  const input = view.getByLabelText('Message');
  return { ...view, input, type: (value: string) => fireEvent.input(input, { target: { value } }) };
}

describe('useTyping, hearing', () => {
  it('[HK70] shows who types, in the order in which they began, by what the server says of them', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const [bo, cleo] = [lab.actor({ id: 'bo', info: { name: 'Bo' } }), lab.actor({ id: 'cleo' })];
    bo.join(room);
    cleo.join(room);
    const { result } = hookOf(ada, () => useTyping<{ name: string }>(room));
    await settle(100);
    expect(namesOf(result.current)).toEqual([]);
    cleo.send(room, 'client-typing', { k: 'tab', s: 1, userId: 'ada', name: 'Ada' });
    bo.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(namesOf(result.current)).toEqual(['cleo', 'bo']);
    expect(result.current.typing[1]?.info.name).toBe('Bo');
    cleo.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(namesOf(result.current)).toEqual(['cleo', 'bo']);
    expect(result.current.count).toBe(2);
  });

  it('[HK71] without another sign for 6 s it is over; a stop shows after 1 s', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () => useTyping(room));
    await settle(100);
    bo.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle(4_000);
    bo.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle(5_999);
    expect(namesOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(namesOf(result.current)).toEqual([]);
    bo.send(room, 'client-typing', { k: 'tab', s: 1 });
    bo.send(room, 'client-typing', { k: 'tab', s: 0 });
    await settle(999);
    expect(namesOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK72] two tabs of one user are one person, who has stopped when both have', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const [one, two] = [lab.actor({ id: 'bo' }), lab.actor({ id: 'bo' })];
    one.join(room);
    two.join(room);
    const { result } = hookOf(ada, () => useTyping(room));
    await settle(100);
    one.send(room, 'client-typing', { k: 'one', s: 1 });
    two.send(room, 'client-typing', { k: 'two', s: 1 });
    one.send(room, 'client-typing', { k: 'one', s: 0 });
    await settle(1_500);
    expect(namesOf(result.current)).toEqual(['bo']);
    two.send(room, 'client-typing', { k: 'two', s: 0 });
    await settle(1_500);
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK82] nobody is shown for less than 0.8 s, but who has sent', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () =>
      useTyping(room, { clearOn: ['client-message'], timings: { hideDelayMs: 0 } }),
    );
    await settle(100);
    const blink = async (event: string): Promise<void> => {
      bo.send(room, 'client-typing', { k: 'tab', s: 1 });
      await settle(300);
      bo.send(room, event, { k: 'tab', s: 0 });
    };
    await blink('client-typing');
    await settle(499);
    expect(namesOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(namesOf(result.current)).toEqual([]);
    await blink('client-message');
    await settle();
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK73] it ends at once with a message, a leave, and the connection', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const [bo, cleo, dan] = ['bo', 'cleo', 'dan'].map((id) => lab.actor({ id }));
    for (const actor of [bo!, cleo!, dan!]) actor.join(room);
    const { result } = hookOf(ada, () => useTyping(room, { clearOn: ['client-message'] }));
    await settle(100);
    for (const actor of [bo!, cleo!, dan!]) actor.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    bo!.send(room, 'client-message', 'done');
    await settle();
    expect(namesOf(result.current)).toEqual(['cleo', 'dan']);
    cleo!.leave(room);
    await settle(20);
    cleo!.join(room);
    await settle(20);
    expect(namesOf(result.current)).toEqual(['dan']);
    ada.cable.pull();
    await settle();
    expect(namesOf(result.current)).toEqual([]);
    ada.cable.plug();
    await settle(2_000);
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK74] threads do not hear one another', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () => [useTyping(room), useTyping(room, { thread: 't1' })] as const);
    await settle(100);
    bo.send(room, 'client-typing', { k: 'tab', s: 1, t: 't1' });
    await settle();
    expect(result.current.map(namesOf)).toEqual([[], ['bo']]);
  });

  it('[HK75] what is no sign, or from nobody who is here, changes nothing; one’s own other tab neither', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const [bo, ada2] = [lab.actor({ id: 'bo' }), lab.actor({ id: 'ada' })];
    bo.join(room);
    ada2.join(room);
    let renders = 0;
    const { result } = hookOf(ada, () => {
      renders += 1;
      return useTyping(room);
    });
    await settle(100);
    renders = 0;
    const nonsense = [
      null,
      1,
      'x',
      [],
      {},
      { k: 'tab' },
      { s: 1 },
      { k: 7, s: 1 },
      { k: 'tab', s: true },
      { k: 'x'.repeat(65), s: 1 },
    ];
    for (const data of nonsense.slice(0, 5)) bo.send(room, 'client-typing', data);
    await settle(1_000);
    for (const data of nonsense.slice(5)) bo.send(room, 'client-typing', data);
    lab.publish(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(renders).toBe(0);
    ada2.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK76] a flood of tabs and people is counted, shown up to 50, and forgotten', async () => {
    const { lab, party, settle } = createStage({ app: { limits: { clientEventsPerSecond: 0 } } });
    const ada = party({ id: 'ada' });
    const { result } = hookOf(ada, () => useTyping(room));
    await settle(100);
    for (let at = 0; at < 60; at++) {
      const guest = lab.actor({ id: `guest-${at}` });
      guest.join(room);
      for (const tab of ['a', 'b', 'c', 'd', 'e', 'f']) guest.send(room, 'client-typing', { k: tab, s: 1 });
    }
    await settle(100);
    expect([result.current.typing.length, result.current.count]).toEqual([50, 50]); // four tabs each, 200 in all
    await settle(6_000);
    expect(result.current.count).toBe(0);
  });
});

describe('useTyping, sending', () => {
  it('[HK77] says so once in 2.5 s while keys arrive, and that it is over when the text is empty', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { type } = compose(ada);
    await settle(100);
    for (let n = 1; n <= 30; n++) {
      type('x'.repeat(n));
      await settle(100);
    }
    expect(signsOf(bo)).toEqual([1, 1]);
    type('');
    type('');
    await settle();
    expect(signsOf(bo)).toEqual([1, 1, 0]);
  });

  it('[HK78] it is over with send, with blur, with a hidden page, and with the component', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { type, input, getByText, unmount } = compose(ada);
    await settle(100);
    const visibility = vi.spyOn(document, 'visibilityState', 'get');
    const ways: (() => unknown)[] = [
      () => fireEvent.click(getByText('Send')),
      () => fireEvent.blur(input),
      () => {
        visibility.mockReturnValue('hidden');
        fireEvent(document, new Event('visibilitychange'));
        visibility.mockRestore();
      },
      () => unmount(),
    ];
    for (const [at, way] of ways.entries()) {
      type(`text ${at}`);
      await settle();
      way();
      way();
      await settle(1_000);
    }
    expect(signsOf(bo)).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('[HK79] [P14] the caller’s own handlers on the input still run, and other props stay', async () => {
    const { party, settle } = createStage();
    const [onInput, onBlur] = [vi.fn(), vi.fn()];
    const { type, input } = compose(party({ id: 'ada' }), { onInput, onBlur });
    await settle(100);
    type('hello');
    fireEvent.blur(input);
    expect(input).toHaveValue('hello');
    expect([onInput, onBlur].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('[HK80] two engines: one types, the other sees it, and sees it end', async () => {
    const { party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const { result } = hookOf(bo, () => useTyping(room));
    const { type } = compose(ada);
    await settle(100);
    act(() => void type('h'));
    await settle();
    expect(namesOf(result.current)).toEqual(['ada']);
    type('');
    await settle(1_000);
    expect(namesOf(result.current)).toEqual([]);
  });

  it('[HK81] without a channel, a subscription or a budget nothing breaks; functions and result stay the same', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender, unmount } = renderHook(({ channel }) => useTyping(channel), {
      wrapper: providing(ada),
      initialProps: { channel: null as string | null },
    });
    act(() => result.current.start());
    rerender({ channel: room });
    const before = result.current;
    act(() => result.current.start());
    await settle(100);
    rerender({ channel: room });
    expect(result.current).toBe(before);
    for (let n = 0; n < 50; n++) result.current.start();
    unmount();
    await settle(5_000);
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });
});
