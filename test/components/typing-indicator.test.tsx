import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef, useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  ComponentsProvider,
  RealtimeProvider,
  TypingIndicator,
  TypingIndicatorView,
  ar,
  useTyping,
  type Announce,
  type Member,
} from '../../src/index.js';
import { SettingsContext } from '../../src/components/foundations/settings.js';
import { createStage, type Party } from '../support/stage.js';

const room = 'presence-room';

const somebody = (name: string): Member => ({ id: name.toLowerCase(), info: { name }, isMe: false });
const [bo, emi, chidi, hana, lin, mira] = ['Bo', 'Emi', 'Chidi', 'Hana', 'Lin', 'Mira'].map(somebody) as [
  Member,
  Member,
  Member,
  Member,
  Member,
  Member,
];

const line = (): HTMLElement => document.querySelector<HTMLElement>('.cp-typing')!;

describe('TypingIndicatorView', () => {
  it.each([
    [[bo], 'Bo is typing'],
    [[bo, emi], 'Bo and Emi are typing'],
    [[bo, emi, chidi, hana], 'Bo, Emi and 2 others are typing'],
    [[bo, emi, chidi, hana, lin, mira], 'Several people are typing'],
  ])('[TY1] names who types, in the order in which they began: %#', (members, words) => {
    render(<TypingIndicatorView members={members} />);
    expect(line()).toHaveTextContent(words);
    expect(line()).toHaveAttribute('data-state', 'typing');
  });

  it('[TY2] keeps its line while nobody types, or is not there at all', () => {
    const { rerender } = render(<TypingIndicatorView members={[]} />);
    expect(line()).toHaveAttribute('data-state', 'idle');
    expect(line()).toBeEmptyDOMElement();
    rerender(<TypingIndicatorView members={[]} reserveSpace={false} />);
    expect(line()).toBeNull();
  });

  it('[TY3] is no live region, and hides its dots', () => {
    const { container } = render(<TypingIndicatorView members={[bo]} variant="dots" />);
    expect(container.querySelector('[role=status], [aria-live]')).toBeNull();
    expect(container.querySelector('.cp-typing-dots')).toHaveAttribute('aria-hidden', 'true');
    expect(line()).toHaveTextContent('Bo is typing');
  });

  it('[TY4] cleans names, isolates them and passes attributes on', () => {
    const ref = createRef<HTMLParagraphElement>();
    render(<TypingIndicatorView members={[somebody('\u202eoB')]} ref={ref} className="mine" id="typing" />);
    expect(ref.current).toBe(line());
    expect(line()).toHaveClass('cp-typing', 'mine');
    expect(line()).toHaveAttribute('id', 'typing');
    expect(document.querySelector('bdi')?.textContent).toBe('oB');
  });

  it('[TY5] speaks the language around it', () => {
    render(
      <ComponentsProvider language={ar}>
        <TypingIndicatorView members={[somebody('سامي'), somebody('عمر')]} />
      </ComponentsProvider>,
    );
    expect(line()).toHaveTextContent('سامي وعمر يكتبان');
  });
});

function Composer() {
  const box = useRef<HTMLDivElement>(null);
  const { getInputProps } = useTyping(room);
  return (
    <>
      <TypingIndicator channel={room} clearOn={['client-message']} composerRef={box} />
      <div ref={box}>
        <input {...getInputProps({ 'aria-label': 'Message' })} />
      </div>
    </>
  );
}

function pane(party: Party, announce?: Announce) {
  return render(
    <RealtimeProvider options={party.options}>
      <SettingsContext.Provider value={{ locale: 'en', announce }}>
        <Composer />
      </SettingsContext.Provider>
    </RealtimeProvider>,
  );
}

describe('TypingIndicator on a channel', () => {
  it('[TY6] shows who types in another window, until they stop, are silent or send', async () => {
    const { lab, party, settle } = createStage();
    const bos = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bos.join(room);
    pane(party({ id: 'ada', info: { name: 'Ada' } }));
    await settle(100);
    bos.send(room, 'client-typing', { k: 'tab', s: 1, name: 'The Boss' });
    await settle();
    expect(line()).toHaveTextContent('Bo is typing');
    await settle(6_000);
    expect(line()).toBeEmptyDOMElement();
    bos.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    bos.send(room, 'client-message', { text: 'Hi' });
    await settle();
    expect(line()).toBeEmptyDOMElement();
  });

  it('[TY7] takes waiting times from the provider', async () => {
    const { lab, party, settle } = createStage();
    const bos = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bos.join(room);
    render(
      <RealtimeProvider options={party({ id: 'ada' }).options}>
        <ComponentsProvider timings={{ typing: { ttlMs: 2_000, hideDelayMs: 0, minVisibleMs: 1_500 } }}>
          <TypingIndicator channel={room} />
        </ComponentsProvider>
      </RealtimeProvider>,
    );
    await settle(100);
    bos.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle(1_999);
    expect(line()).toHaveTextContent('Bo is typing');
    await settle(1);
    expect(line()).toBeEmptyDOMElement();
    bos.send(room, 'client-typing', { k: 'tab', s: 1 });
    bos.send(room, 'client-typing', { k: 'tab', s: 0 });
    await settle(1_499);
    expect(line()).toHaveTextContent('Bo is typing');
    await settle(1);
    expect(line()).toBeEmptyDOMElement();
  });

  it('[TY8] says once that somebody types, when it has lasted, and never that they stopped', async () => {
    const { lab, party, settle } = createStage();
    const bos = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bos.join(room);
    const takeBack = vi.fn();
    const announce = vi.fn(() => takeBack);
    pane(party({ id: 'ada' }), announce);
    await settle(100);
    for (let sign = 0; sign < 3; sign++) {
      bos.send(room, 'client-typing', { k: 'tab', s: 1 });
      await settle(2_500);
    }
    const once = ['Bo is typing', { group: 'typing', delayMs: 2_000 }];
    expect(announce.mock.calls).toEqual([once]);
    expect(takeBack).not.toHaveBeenCalled();
    bos.send(room, 'client-message', {}); // sooner than it is said: it never is
    await settle();
    expect(takeBack).toHaveBeenCalledOnce();
    bos.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(announce.mock.calls).toEqual([once, once]);
  });

  it('[TY10] says nothing of it in a room of more than ten, but to who is in the composer', async () => {
    const { lab, party, settle } = createStage();
    const actors = Array.from({ length: 11 }, (_, at) =>
      lab.actor({ id: `u${at}`, info: { name: `Guest ${at}` } }),
    );
    for (const actor of actors) actor.join(room);
    const announce = vi.fn(() => () => {});
    pane(party({ id: 'ada' }), announce);
    await settle(100);
    actors[0]!.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(announce).not.toHaveBeenCalled();
    act(() => screen.getByRole('textbox').focus());
    actors[1]!.send(room, 'client-typing', { k: 'tab', s: 1 });
    await settle();
    expect(announce).toHaveBeenCalledTimes(2);
  });

  it('[TY9] sends nothing while one only looks', async () => {
    const { lab, party, settle } = createStage();
    lab.actor({ id: 'bo' }).join(room);
    const ada = party({ id: 'ada' });
    pane(ada);
    await settle(20_000);
    expect(ada.wire.sent().filter((frame) => frame.startsWith('client-'))).toEqual([]);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'x' } });
    await settle();
    expect(ada.wire.sent().filter((frame) => frame.startsWith('client-'))).toHaveLength(1);
  });
});
