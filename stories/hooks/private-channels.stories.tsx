import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { batched, encryption, extensions, type Clock } from '../../src/engine.js';
import { useChannels, useEventLog } from '../../src/index.js';
import type { Lab, LabClient } from '../../src/testing.js';
import { ada, type RoomUser } from '../room/people.js';
import { LabWindows } from '../scenarios/lab-windows.js';
import { windowOf } from '../scenarios/play.js';
import { Scenario } from '../scenarios/scenario.js';
import './opt-in.css';

const meta = { title: 'Hooks/Private channels' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const users = [ada];
const diary = 'private-encrypted-diary';

/** The application's server: it has the channel's key, and gives it to those who may read. */
interface Writer {
  readonly connect: (lab: Lab<Clock>, user: RoomUser) => LabClient;
  readonly write: (lab: Lab<Clock>, text: string) => void;
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

function createWriter(): Writer {
  let key: Uint8Array | null = null;
  return {
    connect(lab, user) {
      const client = lab.client(user);
      const { auth } = client.options;
      return {
        ...client,
        options: {
          ...client.options,
          extensions: extensions(encryption()),
          async auth(request) {
            if (typeof auth !== 'function') throw new Error('The lab signs by a function.');
            const authorization = await auth(request);
            key = fromBase64(authorization.shared_secret ?? '');
            return authorization;
          },
        },
      };
    },
    write(lab, text) {
      if (key === null) return;
      const nonce = crypto.getRandomValues(new Uint8Array(24));
      const sealed = xsalsa20poly1305(key, nonce).encrypt(new TextEncoder().encode(JSON.stringify({ text })));
      const box = { nonce: toBase64(nonce), ciphertext: toBase64(sealed) };
      lab.publish(diary, 'entry', box);
    },
  };
}

function Diary({ writer, lab }: { writer: Writer; lab: Lab<Clock> }): ReactElement {
  const entries = useEventLog<{ text: string }>(diary, 'entry', { limit: 3 });
  const [passed, setPassed] = useState<readonly string[]>([]);
  const [watching, setWatching] = useState(false);

  function watch(): void {
    const wire = lab.actor({ id: 'wire' });
    wire.join(diary);
    wire.onMessage(({ event, data }) => {
      if (event === 'entry') setPassed((all) => [...all, JSON.stringify(data)].slice(-3));
    });
    setWatching(true);
  }

  return (
    <div className="opt-in">
      <div className="scenario-controls">
        <button type="button" className="room-button" disabled={watching} onClick={watch}>
          Watch the wire
        </button>
        <button type="button" className="room-button" onClick={() => writer.write(lab, 'Grüße 🎉 سلام')}>
          Write an entry
        </button>
      </div>
      <div>
        <h2>What Ada reads</h2>
        <ol aria-label="What Ada reads">
          {entries.map(({ text }, at) => (
            <li key={at}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h2>What the server passes on</h2>
        <ol aria-label="What the server passes on" dir="ltr">
          {passed.map((text, at) => (
            <li key={at}>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function EncryptedPage(): ReactElement {
  const [writer] = useState(createWriter);
  return (
    <Scenario
      title="Encrypted channel"
      about="extensions(encryption()): the server passes on what it cannot read."
      server="Server runs in this page"
    >
      <LabWindows users={users} connect={writer.connect}>
        {(_, lab) => <Diary writer={writer} lab={lab} />}
      </LabWindows>
    </Scenario>
  );
}

/** Events are opened with the channel's key, which comes with the authorisation and goes to no server of the push. */
export const EncryptedChannel: Story = {
  render: () => <EncryptedPage />,
  play: async ({ canvas }) => {
    const adas = windowOf(canvas, 'Ada');
    await userEvent.click(adas.getByRole('button', { name: 'Watch the wire' }));
    await waitFor(async () => {
      await userEvent.click(adas.getByRole('button', { name: 'Write an entry' }));
      await expect(adas.getAllByText('Grüße 🎉 سلام').length).toBeGreaterThan(0);
    });
    const wire = adas.getByRole('list', { name: 'What the server passes on' });
    await expect(wire).toHaveTextContent('ciphertext');
    await expect(wire).not.toHaveTextContent('Grüße');
  },
};
export const EncryptedDark: Story = { globals: { theme: 'dark' }, render: EncryptedChannel.render! };

/** The application's endpoint: it takes a form with several channels, and counts how often it is asked. */
interface BatchEndpoint {
  readonly requests: () => number;
  readonly connect: (lab: Lab<Clock>, user: RoomUser) => LabClient;
}

function createBatchEndpoint(): BatchEndpoint {
  let requests = 0;
  return {
    requests: () => requests,
    connect(lab, user) {
      const client = lab.client(user);
      const answer: typeof fetch = async (_, init) => {
        requests += 1;
        return Response.json(await signAll(client, new URLSearchParams(init?.body as string)));
      };
      return {
        ...client,
        options: { ...client.options, auth: batched({ endpoint: '/pusher/auth-batch', fetch: answer }) },
      };
    },
  };
}

async function signAll({ options: { auth } }: LabClient, form: URLSearchParams): Promise<object> {
  if (typeof auth !== 'function') throw new Error('The lab signs by a function.');
  const socketId = form.get('socket_id') ?? '';
  const { signal } = new AbortController();
  const channels = [...form].flatMap(([name, value]) => (name.startsWith('channel_name[') ? [value] : []));
  const signed = channels.map(async (channel) => {
    return [channel, { status: 200, data: await auth({ socketId, channel, signal }) }] as const;
  });
  return Object.fromEntries(await Promise.all(signed));
}

const tickers = Array.from({ length: 40 }, (_, at) => `private-ticker-${at + 1}`);

function Tickers({ requests }: { requests: () => number }): ReactElement {
  const [open, setOpen] = useState(false);
  const channels = useChannels(open ? tickers : []);
  const done = channels.filter(({ status }) => status === 'subscribed').length;
  return (
    <div className="opt-in">
      <div className="scenario-controls">
        <button type="button" className="room-button" onClick={() => setOpen(true)}>
          Open forty private channels
        </button>
      </div>
      <p>{`${done} of ${tickers.length} subscribed, ${requests()} authorisation ${requests() === 1 ? 'request' : 'requests'}`}</p>
      <ul className="opt-in-channels" aria-label="Channels">
        {channels.map(({ name, status }) => (
          <li key={name} data-status={status}>
            {name.slice('private-'.length)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function BatchedPage(): ReactElement {
  const [endpoint] = useState(createBatchEndpoint);
  return (
    <Scenario
      title="Batched authorisation"
      about="auth: batched({ endpoint }): all channels of one commit in one request."
      server="Server runs in this page"
    >
      <LabWindows users={users} connect={endpoint.connect}>
        {() => <Tickers requests={endpoint.requests} />}
      </LabWindows>
    </Scenario>
  );
}

/** Forty private channels, mounted in one commit, are one request. */
export const BatchedAuthorisation: Story = {
  render: () => <BatchedPage />,
  play: async ({ canvas }) => {
    const adas = windowOf(canvas, 'Ada');
    adas.getByRole('button', { name: 'Open forty private channels' }).focus();
    await userEvent.keyboard('{Enter}');
    await expect(await adas.findByText('40 of 40 subscribed, 1 authorisation request')).toBeVisible();
  },
};
export const BatchedDark: Story = { globals: { theme: 'dark' }, render: BatchedAuthorisation.render! };
