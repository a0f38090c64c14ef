import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/create-engine.js';
import { createRealtime } from '../../src/react/create-realtime.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { usePresence } from '../../src/react/use-presence.js';
import { defineChannels, type } from '../../src/schema/define-channels.js';
import { createStage } from '../support/stage.js';

const support = createRealtime(
  defineChannels({
    'presence-desk.{id}': {
      member: type<{ name: string }>(),
      clientEvents: { 'client-note': type<string>() },
    },
  }),
);

describe('createRealtime', () => {
  it('[HK140] has a context of its own: an application and a library in it each have their connection', async () => {
    const { party, settle } = createStage();
    const [app, library] = [party({ id: 'app' }), party({ id: 'library' })];
    function Widget(): ReactNode {
      const theirs = support.usePresence('presence-desk.1');
      const ours = usePresence('presence-desk.1');
      return `${theirs.me?.id ?? ''} ${ours.me?.id ?? ''} ${String(support.useEngine() === (useEngine() as unknown))}`;
    }
    for (const isInside of [true, false]) {
      const widget = <Widget />;
      const { container, unmount } = render(
        isInside ? (
          <RealtimeProvider options={app.options}>
            <support.RealtimeProvider options={library.options}>{widget}</support.RealtimeProvider>
          </RealtimeProvider>
        ) : (
          <support.RealtimeProvider options={library.options}>
            <RealtimeProvider options={app.options}>{widget}</RealtimeProvider>
          </support.RealtimeProvider>
        ),
      );
      await settle(100);
      expect(container).toHaveTextContent('library app false');
      unmount();
      await settle(2_000);
    }
  });

  it('[HK141] without its own provider it says so, also below another one, and does not disturb the app’s hooks', () => {
    const { party } = createStage();
    function Lost(): ReactNode {
      let said = '';
      try {
        support.useConnection();
      } catch (error) {
        said = (error as Error).message;
      }
      return `${said} ${typeof useEngine().connect}`;
    }
    const { container } = render(
      <RealtimeProvider options={party().options}>
        <Lost />
      </RealtimeProvider>,
    );
    expect(container).toHaveTextContent(/no <RealtimeProvider> above.*function/);
  });

  it('[HK142] every hook of the package is there, and works with the others', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const bo = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bo.join('presence-desk.1');
    const engine = createEngine(ada.options);
    let all: Record<string, unknown> = {};
    function Everything(): ReactNode {
      const channel = 'presence-desk.1';
      support.useConnectionEvents({});
      support.usePresenceEvents(channel, {});
      support.useChannelReady(channel);
      support.useEvent(channel, 'client-note', () => undefined);
      all = {
        status: support.useConnection().status,
        channel: support.useChannel(channel).status,
        channels: support.useChannels([channel]).length,
        log: support.useEventLog(channel, 'client-note'),
        sum: support.useEventReducer(channel, { 'client-note': (text: string, next) => text + next }, ''),
        bo: support.usePresenceMember(channel, 'bo')?.info.name,
        count: support.usePresenceCount(channel),
        send: typeof support.useTrigger(channel, 'client-note'),
        typing: support.useTyping(channel).typing,
        cursors: support.useCursors(channel).cursors,
        react: typeof support.useReactions(channel, { allow: ['up'] }).react,
        mine: support.useMyState(channel, 1).mine,
      };
      return null;
    }
    const { unmount } = render(
      <support.RealtimeProvider engine={engine as ReturnType<typeof support.useEngine>}>
        <Everything />
      </support.RealtimeProvider>,
    );
    await settle(100);
    act(() => bo.send('presence-desk.1', 'client-note', 'hi'));
    await settle(100);
    expect(all).toEqual({
      status: 'connected',
      channel: 'subscribed',
      channels: 1,
      log: ['hi'],
      sum: 'hi',
      bo: 'Bo',
      count: 2,
      send: 'function',
      typing: [],
      cursors: [],
      react: 'function',
      mine: 1,
    });
    unmount();
    engine.dispose();
  });
});
