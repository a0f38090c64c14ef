import { fireEvent, render, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createLockServer, type LockServer } from '../../stories/components/lock-server.js';
import { FieldLock, RealtimeProvider, serverLocks, type FieldLockAdapter } from '../../src/index.js';
import { createStage, type Stage } from '../support/stage.js';

const form = 'presence-form';

function createLocks({ lab }: Stage): LockServer {
  return createLockServer({
    now: () => lab.clock.now(),
    publish: (channel, event, data) => lab.publish(channel, event, data),
  });
}

function pane(stage: Stage, id: string, adapter: FieldLockAdapter) {
  const name = id[0]!.toUpperCase() + id.slice(1);
  const party = stage.party({ id, info: { name } });
  const shown = vi.fn();
  const locks = serverLocks(adapter);
  const { container, unmount } = render(
    <RealtimeProvider options={party.options}>
      <FieldLock channel={form} field="title" label="Title" locks={locks} onShowMine={shown}>
        {(field) => <input {...field({ defaultValue: 'Autumn' })} />}
      </FieldLock>
    </RealtimeProvider>,
  );
  const own = within(container);
  return {
    ...own,
    party,
    shown,
    unmount,
    input: () => own.getByLabelText<HTMLInputElement>('Title'),
    state: () => container.querySelector('.cp-field')?.getAttribute('data-state'),
    help: () => container.querySelector('.cp-field-foot p')?.textContent,
    type: (value: string) => fireEvent.input(own.getByLabelText('Title'), { target: { value } }),
  };
}

async function twoPanes() {
  const stage = createStage();
  const server = createLocks(stage);
  const [ada, bo] = [
    pane(stage, 'ada', server.adapterFor('ada')),
    pane(stage, 'bo', server.adapterFor('bo')),
  ];
  await stage.settle(100);
  return { ...stage, stage, server, ada, bo };
}

/** A server of which each answer is made by hand. */
function createHand() {
  const open: { readonly call: string; answer(value: unknown): void; refuse(): void }[] = [];
  const asked = (call: string) => (): Promise<never> =>
    new Promise((resolve, reject) => {
      open.push({
        call,
        answer: (value) => resolve(value as never),
        refuse: () => reject(new Error('No')),
      });
    });
  const onError = vi.fn();
  const adapter: FieldLockAdapter = {
    acquire: asked('acquire'),
    renew: asked('renew'),
    steal: asked('steal'),
    release: vi.fn(() => Promise.resolve()),
    changed: 'lock-changed',
    onError,
  };
  return { open, adapter, onError, calls: () => open.map(({ call }) => call) };
}

async function withHand() {
  const stage = createStage();
  const hand = createHand();
  stage.lab.actor({ id: 'bo', info: { name: 'Bo' } }).join(form);
  const ada = pane(stage, 'ada', hand.adapter);
  await stage.settle(100);
  return { ...stage, ...hand, ada };
}

describe('FieldLock, with locks of a server', () => {
  it('[FD13] asks for the field, prolongs the lease, and lets go', async () => {
    const { server, ada, bo, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle(50);
    expect([ada.state(), bo.state(), server.ownerOf('title')]).toEqual(['mine', 'theirs', 'ada']);
    expect(bo.help()).toBe('Ada is editing this field');
    expect(bo.input()).toHaveAttribute('readonly');
    ada.type('Winter');
    await settle(20_000);
    expect(server.ownerOf('title')).toBe('ada');
    expect(server.calls.filter((call) => call === 'ada renew').length).toBeGreaterThanOrEqual(3);
    fireEvent.blur(ada.input());
    await settle(50);
    expect([ada.state(), bo.state(), server.ownerOf('title')]).toEqual(['free', 'free', null]);
    expect(ada.party.wire.sent().filter((frame) => frame.startsWith('client-'))).toEqual([]);
  });

  it('[FD13] lets go after a minute of idleness', async () => {
    const { server, ada, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle(59_000);
    expect(ada.state()).toBe('mine');
    await settle(2_000);
    expect([ada.state(), server.ownerOf('title')]).toEqual(['free', null]);
  });

  it('[FD14] gives way to whom the server gave it, and keeps what was typed meanwhile', async () => {
    const { open, ada, settle } = await withHand();
    fireEvent.focus(ada.input());
    ada.type('Winter');
    await settle();
    expect(ada.state()).toBe('free'); // not known yet: nobody is kept from typing
    open[0]!.answer({ ownerId: 'bo' });
    await settle();
    expect(ada.state()).toBe('lost');
    expect(ada.help()).toBe('You lost this field to Bo. Your text is kept.');
    fireEvent.click(ada.getByRole('button', { name: 'Show mine' }));
    expect(ada.shown).toHaveBeenCalledExactlyOnceWith('Winter');
    expect(ada.state()).toBe('theirs');
  });

  it('[FD15] asks again where it was refused an answer, and says so', async () => {
    const { open, ada, onError, calls, settle } = await withHand();
    fireEvent.focus(ada.input());
    await settle();
    open[0]!.refuse();
    await settle();
    expect(ada.help()).toBe('This field couldn’t be reserved. Trying again…');
    expect(ada.input()).not.toHaveAttribute('readonly');
    expect(onError).toHaveBeenCalledOnce();
    await settle(2_000);
    expect(calls()).toEqual(['acquire', 'acquire']);
    await settle(10_000); // no answer at all
    expect(onError).toHaveBeenCalledTimes(2);
    await settle(2_000);
    open[2]!.answer({ token: 'one', ttlMs: 15_000 });
    await settle();
    expect([ada.state(), ada.help()]).toEqual(['mine', '']);
  });

  it.each([null, 'yes', {}, { token: '' }, { token: 't' }, { token: 't', ttlMs: 'long' }, { ownerId: 7 }])(
    '[FD15] takes nonsense for no answer: %#',
    async (nonsense) => {
      const { open, ada, onError, settle } = await withHand();
      fireEvent.focus(ada.input());
      await settle();
      open[0]!.answer(nonsense);
      await settle();
      expect([ada.state(), onError.mock.calls.length]).toEqual(['free', 1]);
      expect(ada.help()).toContain('Trying again');
    },
  );

  it('[FD15] takes what an adapter throws for a failure', async () => {
    const stage = createStage();
    const adapter = createHand().adapter;
    const acquire = (): never => {
      throw new Error('Broken');
    };
    const ada = pane(stage, 'ada', { ...adapter, acquire });
    await stage.settle(100);
    fireEvent.focus(ada.input());
    await stage.settle();
    expect(ada.help()).toContain('Trying again');
  });

  it('[FD16] keeps a lease while renewing fails, asks anew when it ran out, and loses it to who has it', async () => {
    const { open, ada, calls, settle } = await withHand();
    fireEvent.focus(ada.input());
    ada.type('Winter');
    await settle();
    open[0]!.answer({ token: 'one', ttlMs: 12_000 });
    await settle(4_000);
    expect(calls()).toEqual(['acquire', 'renew']);
    open[1]!.refuse();
    await settle(2_000);
    expect([ada.state(), calls()]).toEqual(['mine', ['acquire', 'renew', 'renew']]);
    await settle(6_000); // the second is not answered, and the lease is over
    expect(calls()).toEqual(['acquire', 'renew', 'renew', 'acquire']);
    expect(ada.state()).toBe('free');
    open[3]!.answer({ ownerId: 'bo' });
    await settle();
    expect(ada.state()).toBe('lost');
    expect(ada.help()).toBe('You lost this field to Bo. Your text is kept.');
  });

  it('[FD17] takes it from who is idle where the server agrees', async () => {
    const { server, ada, bo, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    ada.type('Winter');
    await settle(31_000);
    expect(bo.state()).toBe('stale');
    ada.type('Winter launch'); // the server hears of it with the next renewal
    await settle(5_000);
    expect(bo.state()).toBe('theirs');
    await settle(31_000);
    fireEvent.click(bo.getByRole('button', { name: 'Take over' }));
    await settle(100);
    expect([ada.state(), bo.state(), server.ownerOf('title')]).toEqual(['lost', 'mine', 'bo']);
    expect(ada.help()).toBe('You lost this field to Bo. Your text is kept.');
  });

  it('[FD17] can be asked for, and handed over', async () => {
    const { server, ada, bo, settle } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle(50);
    fireEvent.click(bo.getByRole('button', { name: 'Ask' }));
    await settle(50);
    expect([ada.help(), bo.state()]).toEqual(['Bo asks for this field', 'requested']);
    fireEvent.click(ada.getByRole('button', { name: 'Hand over' }));
    await settle(50);
    expect([ada.state(), bo.state(), server.ownerOf('title')]).toEqual(['theirs', 'mine', 'bo']);
  });

  it('[FD18] tells who comes later whose it is, and believes no client', async () => {
    const { stage, server, ada, settle, lab } = await twoPanes();
    fireEvent.focus(ada.input());
    await settle(50);
    const chidi = pane(stage, 'chidi', server.adapterFor('chidi'));
    await settle(100);
    expect([chidi.state(), chidi.help()]).toEqual(['theirs', 'Ada is editing this field']);
    fireEvent.blur(ada.input());
    await settle(50);
    const eve = lab.actor({ id: 'eve' });
    eve.join(form);
    await settle(50);
    eve.send(form, 'client-field', { k: 't', f: 'title', a: 'hold', g: 99 });
    await settle(50);
    expect(chidi.state()).toBe('free');
    const { adapter } = createHand();
    expect(() => serverLocks({ ...adapter, changed: 'client-lock' })).toThrow(/client event/);
  });

  it('[FD18] asks the server where it says that another one has what is mine', async () => {
    const { open, ada, calls, lab, settle } = await withHand();
    fireEvent.focus(ada.input());
    await settle();
    open[0]!.answer({ token: 'one', ttlMs: 15_000 });
    await settle();
    lab.publish(form, 'lock-changed', { field: 'title', ownerId: 'bo' }); // of before, and late
    await settle();
    expect([ada.state(), calls()]).toEqual(['mine', ['acquire', 'renew']]);
    open[1]!.answer({ token: 'one', ttlMs: 15_000 });
    await settle();
    expect(ada.state()).toBe('mine');
    for (const nonsense of [
      null,
      'title',
      { field: 'title' },
      { field: 'title', ownerId: 7 },
      { ownerId: 'bo' },
    ])
      lab.publish(form, 'lock-changed', nonsense);
    await settle();
    expect(calls()).toEqual(['acquire', 'renew']);
  });

  it('[FD19] gives back what was granted too late', async () => {
    const { open, ada, adapter, settle } = await withHand();
    fireEvent.focus(ada.input());
    await settle();
    fireEvent.blur(ada.input());
    open[0]!.answer({ token: 'late', ttlMs: 15_000 });
    await settle();
    expect(ada.state()).toBe('free');
    expect(adapter.release).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ channel: form, field: 'title', userId: 'ada' }),
      'late',
    );
  });

  it('[FD19] gives way to one’s own other tab, lets go with the page, and leaves nothing behind', async () => {
    const { stage, server, ada, bo, settle, lab } = await twoPanes();
    const other = pane(stage, 'ada', server.adapterFor('ada'));
    await settle(100);
    fireEvent.focus(ada.input());
    await settle(50);
    expect(other.state()).toBe('free');
    fireEvent.focus(other.input());
    await settle(50);
    expect([other.state(), server.calls.at(-1)]).toEqual(['mine', 'ada steal']);
    await settle(6_000);
    expect([ada.state(), other.state(), bo.state()]).toEqual(['free', 'mine', 'theirs']);
    other.unmount();
    await settle(50);
    expect(server.ownerOf('title')).toBeNull();
    ada.unmount();
    bo.unmount();
    await settle(5_000);
    expect(server.ownerOf('title')).toBeNull();
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });
});
