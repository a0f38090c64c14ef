import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import {
  FieldLock,
  FieldLockView,
  FieldPresence,
  RealtimeProvider,
  useTrigger,
  type FieldState,
  type Member,
} from '../../src/index.js';
import { createStage, type Party } from '../support/stage.js';

const form = 'presence-form';
const bo: Member = { id: 'bo', info: { name: 'Bo' }, isMe: false };

/** Spends the budget of client events. */
function Noise() {
  const send = useTrigger(form, 'client-noise');
  const flood = (): void => {
    for (let n = 0; n < 12; n++) send(n);
  };
  return <button onClick={flood}>Noise</button>;
}

function pane(party: Party, onShowMine?: (value: string) => void) {
  const { container, unmount } = render(
    <RealtimeProvider options={party.options}>
      <FieldLock channel={form} field="title" label="Title" onShowMine={onShowMine}>
        {(field) => <input {...field({ defaultValue: 'Autumn' })} />}
      </FieldLock>
      <Noise />
    </RealtimeProvider>,
  );
  const pane = within(container);
  return {
    ...pane,
    unmount,
    input: () => pane.getByLabelText<HTMLInputElement>('Title'),
    state: () => container.querySelector('.cp-field')?.getAttribute('data-state'),
    help: () => container.querySelector('.cp-field-foot p')?.textContent,
  };
}

async function twoPanes() {
  const stage = createStage();
  const [adas, bos] = [
    stage.party({ id: 'ada', info: { name: 'Ada' } }),
    stage.party({ id: 'bo', info: { name: 'Bo' } }),
  ];
  const shown = vi.fn();
  const [ada, boPane] = [pane(adas, shown), pane(bos)];
  await stage.settle(100);
  return { ...stage, ada, bo: boPane, adas, bos, shown };
}

const saidBy = ({ wire }: Party): readonly string[] =>
  wire.sent().filter((frame) => frame.startsWith('client-field'));

describe('FieldLock', () => {
  it('[FD40] is claimed and let go of although the budget of client events is spent', async () => {
    const { ada, bo: bos, settle } = await twoPanes();
    fireEvent.click(ada.getByRole('button', { name: 'Noise' }));
    fireEvent.focus(ada.input());
    await settle(150);
    expect(bos.state()).toBe('theirs');
    fireEvent.click(ada.getByRole('button', { name: 'Noise' }));
    fireEvent.blur(ada.input());
    await settle(150);
    expect(bos.state()).toBe('free');
  });

  it('[FD1] is read-only, never disabled, for everybody but who edits it, and says whose it is', async () => {
    const { ada, bo: bos, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle();
    expect([ada.state(), bos.state()]).toEqual(['mine', 'theirs']);
    expect(bos.input()).toHaveAttribute('readonly');
    expect(bos.input()).not.toBeDisabled();
    expect(bos.input()).toHaveAccessibleDescription('Ada is editing this field');
    expect(ada.input()).not.toHaveAttribute('readonly');
    fireEvent.blur(ada.input());
    await settle();
    expect([ada.state(), bos.state()]).toEqual(['free', 'free']);
    expect(bos.input()).not.toHaveAttribute('readonly');
  });

  it('[FD2] is freed when its owner leaves, and 15 s after they were last heard of', async () => {
    const { lab, party, settle } = createStage();
    const actor = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    actor.join(form);
    const ada = pane(party({ id: 'ada', info: { name: 'Ada' } }));
    await settle(100);
    actor.send(form, 'client-field', { k: 't', f: 'title', a: 'hold', g: 1 });
    await settle(14_999);
    expect(ada.state()).toBe('theirs');
    await settle(1);
    expect(ada.state()).toBe('free');
    actor.send(form, 'client-field', { k: 't', f: 'title', a: 'hold', g: 2 });
    await settle();
    expect(ada.state()).toBe('theirs');
    actor.leave(form);
    await settle(100);
    expect(ada.state()).toBe('free');
  });

  it('[FD3] is said again every 5 s while it is held, and let go after a minute of idleness', async () => {
    const { ada, bo: bos, adas, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle();
    adas.wire.forget();
    await settle(20_000);
    expect(saidBy(adas)).toHaveLength(4);
    expect(bos.state()).toBe('theirs');
    await settle(39_999);
    expect(ada.state()).toBe('mine');
    await settle(2);
    expect([ada.state(), bos.state()]).toEqual(['free', 'free']);
  });

  it('[FD4] can be taken over from who was idle for 30 s, whose text is kept', async () => {
    const { ada, bo: bos, shown, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    fireEvent.input(ada.input(), { target: { value: 'Winter' } });
    await settle(29_000);
    expect(bos.state()).toBe('theirs');
    expect(bos.queryByRole('button', { name: 'Take over' })).toBeNull();
    await settle(1_500);
    expect(bos.state()).toBe('stale');
    expect(bos.help()).toBe('Idle for 30 s');
    fireEvent.click(bos.getByRole('button', { name: 'Take over' }));
    await settle();
    expect([ada.state(), bos.state()]).toEqual(['lost', 'mine']);
    expect(ada.help()).toBe('You lost this field to Bo. Your text is kept.');
    fireEvent.click(ada.getByRole('button', { name: 'Show mine' }));
    expect(shown).toHaveBeenCalledExactlyOnceWith('Winter');
    expect(ada.state()).toBe('theirs');
  });

  it('[FD5] refuses a takeover from who is at work, whatever the message claims', async () => {
    const { lab, party, settle } = createStage();
    const actor = lab.actor({ id: 'aa', info: { name: 'Aa' } });
    actor.join(form);
    const ada = pane(party({ id: 'ada', info: { name: 'Ada' } }));
    await settle(100);
    fireEvent.focus(ada.input());
    await settle(5_000);
    fireEvent.input(ada.input(), { target: { value: 'x' } });
    actor.send(form, 'client-field', { k: 't', f: 'title', a: 'hold', g: 999 });
    await settle();
    expect(ada.state()).toBe('mine');
  });

  it('[FD6] gives a field that two claim at once to the same one in both windows', async () => {
    const { ada, bo: bos, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    fireEvent.focus(bos.input());
    await settle(100);
    expect([ada.state(), bos.state()]).toEqual(['mine', 'lost']);
  });

  it('[FD7] can be asked for, and handed over', async () => {
    const { ada, bo: bos, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle();
    fireEvent.click(bos.getByRole('button', { name: 'Ask' }));
    await settle();
    expect(bos.state()).toBe('requested');
    expect(ada.help()).toBe('Bo asks for this field');
    fireEvent.click(ada.getByRole('button', { name: 'Hand over' }));
    await settle();
    expect([ada.state(), bos.state()]).toEqual(['theirs', 'mine']);
  });

  it('[FD8] is never locked by one’s own other tab', async () => {
    const { party, settle } = createStage();
    const [one, other] = [pane(party({ id: 'ada' })), pane(party({ id: 'ada' }))];
    pane(party({ id: 'bo' }));
    await settle(100);
    fireEvent.focus(one.input());
    await settle();
    expect(other.state()).toBe('free');
    fireEvent.focus(other.input());
    await settle();
    expect([one.state(), other.state()]).toEqual(['free', 'mine']);
  });

  it('[FD9] sends nothing when alone, and takes itself back when it goes', async () => {
    const { lab, party, settle } = createStage();
    const adas = party({ id: 'ada' });
    const ada = pane(adas);
    await settle(100);
    fireEvent.focus(ada.input());
    await settle(20_000);
    expect(saidBy(adas)).toEqual([]);
    const actor = lab.actor({ id: 'bo' });
    actor.join(form);
    await settle(1_000);
    expect(saidBy(adas)).toHaveLength(1);
    ada.unmount();
    await settle();
    expect(actor.received.findLast(({ event }) => event === 'client-field')?.data).toMatchObject({
      a: 'free',
    });
  });

  it.each([
    null,
    'hold',
    {},
    { k: 't', f: 'title', a: 'seize' },
    { k: 't', f: 'other', a: 'hold' },
    { k: '', f: 'title', a: 'hold' },
    { k: 't', f: { toString: 1 }, a: 'hold' },
  ])('[FD10] leaves aside what is no message of it: %#', async (data) => {
    const { lab, party, settle } = createStage();
    const actor = lab.actor({ id: 'bo' });
    actor.join(form);
    const ada = pane(party({ id: 'ada' }));
    await settle(100);
    actor.send(form, 'client-field', data);
    await settle();
    expect(ada.state()).toBe('free');
  });

  it('[FD11] keeps the line of help in every state, and its buttons where they make sense', () => {
    const states: FieldState[] = ['free', 'mine', 'theirs', 'requested', 'stale', 'lost'];
    const buttons = states.map((state) => {
      const { container, unmount } = render(
        <FieldLockView
          {...{ state, label: 'Title', owner: bo, askedBy: bo, kept: true }}
          onTakeOver={vi.fn()}
          onRequest={vi.fn()}
          onHandOver={vi.fn()}
          onShowMine={vi.fn()}
        >
          {(ids) => <input {...ids} />}
        </FieldLockView>,
      );
      expect(container.querySelector('.cp-field-foot p')).not.toBeNull();
      const names = screen.queryAllByRole('button').map((button) => button.textContent);
      unmount();
      return names.join();
    });
    expect(buttons).toEqual(['', 'Hand over', 'Ask', '', 'Take over', 'Show mine']);
  });
});

describe('FieldPresence', () => {
  it('[FD12] shows who is at a field without locking it, until they go', async () => {
    const { lab, party, settle } = createStage();
    const people = ['Bo', 'Emi', 'Chidi', 'Hana'].map((name) => {
      const actor = lab.actor({ id: name, info: { name } });
      actor.join(form);
      return actor;
    });
    render(
      <RealtimeProvider options={party({ id: 'ada' }).options}>
        <FieldPresence channel={form} field="title" label="Title">
          {(field) => <input {...field({ defaultValue: 'Autumn' })} />}
        </FieldPresence>
      </RealtimeProvider>,
    );
    await settle(100);
    for (const actor of people) actor.send(form, 'client-field', { k: 't', f: 'title', a: 'here' });
    await settle();
    const input = screen.getByLabelText('Title');
    expect(input).toHaveAccessibleDescription('Bo, Emi and 2 others are here');
    expect(input).not.toHaveAttribute('readonly');
    expect(document.querySelector('.cp-more')).toHaveTextContent('+2');
    people[0]!.send(form, 'client-field', { k: 't', f: 'title', a: 'away' });
    await settle();
    expect(input).toHaveAccessibleDescription('Emi, Chidi and Hana are here');
    await settle(15_000);
    expect(input).toHaveAccessibleDescription('');
  });
});
