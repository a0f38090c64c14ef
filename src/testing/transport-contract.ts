import type { Transport, TransportClose, TransportConnection } from '../transport/transport.js';

/** The far end of one line, in the hands of the contract. */
export interface ContractPeer {
  /** Whole messages, oldest first. */
  readonly received: readonly string[];
  /** The line has ended. */
  readonly ended: boolean;
  send(text: string): void;
  /** Ends the line; what was sent before still arrives. */
  close(): void;
}

/** What one case of the contract needs. */
export interface ContractSetup {
  readonly transport: Transport;
  /** An address at which peers are accepted. */
  readonly url: string;
  /** An address at which nobody is. */
  readonly deadUrl: string;
  /** The far ends of the lines that came, oldest first: one list, which grows. */
  readonly peers: readonly ContractPeer[];
  dispose(): void | Promise<void>;
}

/** One rule; `run` rejects where the transport breaks it. */
export interface ContractCase {
  /** Carries its number in brackets, such as `[TR3] …`. */
  readonly name: string;
  run(): Promise<void>;
}

/** Options of {@link transportContract}. */
export interface ContractOptions {
  /** The longest wait for anything that must happen, in milliseconds. @default 5000 */
  readonly patienceMs?: number;
}

interface Client extends TransportConnection {
  /** Every call of a handler, in order. */
  readonly calls: readonly string[];
  readonly messages: readonly string[];
  readonly closes: readonly TransportClose[];
}

type Body = (tools: Tools) => Promise<void>;

interface Tools extends ContractSetup {
  /** Opens a line and records what it says. */
  open(url?: string, onMessage?: (client: Client, text: string) => void): Client;
  until(isSo: () => boolean, what: string): Promise<void>;
  /** Opens a line and waits for both of its ends. */
  pair(): Promise<{ client: Client; peer: ContractPeer }>;
  /** A round trip over a line of its own: what was on its way before it has had its time. */
  letPass(): Promise<void>;
}

function insist(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`The transport breaks its contract: ${what}.`);
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Waits as long as it takes, up to a limit: there is no fixed sleep. */
async function waitUntil(isSo: () => boolean, what: string, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!isSo()) {
    insist(Date.now() < giveUpAt, `within ${patienceMs} ms, ${what}`);
    await turn();
  }
}

function openClient(
  transport: Transport,
  url: string,
  onMessage?: (client: Client, text: string) => void,
): Client {
  const [calls, messages, closes]: [string[], string[], TransportClose[]] = [[], [], []];
  let returned = false;
  function call(name: string): void {
    calls.push(returned ? name : `${name} within open`);
  }
  const connection = transport.open(url, {
    opened: () => call('opened'),
    message(text) {
      call('message');
      messages.push(text);
      onMessage?.(client, text);
    },
    closed(close) {
      call('closed');
      closes.push(close);
    },
  });
  returned = true;
  const client: Client = { ...connection, calls, messages, closes };
  return client;
}

function createTools(setup: ContractSetup, patienceMs: number): Tools {
  const { transport, url, peers } = setup;
  const until: Tools['until'] = (isSo, what) => waitUntil(isSo, what, patienceMs);
  const open: Tools['open'] = (address = url, onMessage) => openClient(transport, address, onMessage);

  async function pair(): Promise<{ client: Client; peer: ContractPeer }> {
    const before = peers.length;
    const client = open();
    await until(() => client.calls.includes('opened') && peers.length > before, 'a line opens at both ends');
    const peer = peers[before];
    insist(peer !== undefined, 'a line has a far end');
    return { client, peer };
  }

  let questions = 0;

  /** Its far end is told by what it hears: a line that was closed while it opened may have come before it. */
  async function letPass(): Promise<void> {
    const client = open();
    await until(() => client.calls.includes('opened'), 'a line opens');
    const question = JSON.stringify({ question: ++questions });
    client.send(question);
    const answering = (): ContractPeer | undefined =>
      peers.find(({ received }) => received.includes(question));
    await until(() => answering() !== undefined, 'a message arrives');
    answering()?.send('"yes"');
    await until(() => client.messages.length === 1, 'a message comes back');
    client.close();
  }

  return {
    ...setup,
    get peers() {
      return setup.peers;
    },
    open,
    until,
    pair,
    letPass,
  };
}

/** JSON texts, as the protocol sends them: quotes, line breaks within strings, all of Unicode, and a long one. */
const texts: readonly string[] = [
  '{}',
  JSON.stringify({ event: 'greeting', data: 'zwei\nZeilen\r\nund "mehr"' }),
  JSON.stringify('äöü 你好 👩‍🚀 \u2028 \u0000'),
  JSON.stringify('長'.repeat(40_000)),
  ...Array.from({ length: 200 }, (_, index) => JSON.stringify({ index })),
];

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, index) => text === right[index]);

const rules: Readonly<Record<string, Body>> = {
  '[TR1] calls nothing from within open, and opened once, first': async ({ open, until }) => {
    const client = open();
    insist(client.calls.length === 0, 'nothing is called from within open');
    await until(() => client.calls.length > 0, 'opened is called');
    insist(same(client.calls, ['opened']), 'opened is the first call');
    client.close();
  },
  '[TR2] carries messages whole and in order to the server': async ({ pair, until }) => {
    const { client, peer } = await pair();
    for (const text of texts) insist(client.send(text), 'send gives true on an open line');
    await until(() => peer.received.length >= texts.length, 'all messages arrive');
    insist(same(peer.received, texts), 'messages arrive whole and in order');
    client.close();
  },
  '[TR3] carries messages whole and in order from the server': async ({ pair, until }) => {
    const { client, peer } = await pair();
    for (const text of texts) peer.send(text);
    await until(() => client.messages.length >= texts.length, 'all messages arrive');
    insist(same(client.messages, texts), 'messages arrive whole and in order');
    client.close();
  },
  '[TR4] refuses to send before the line is open, and writes nothing': async ({ open, until, peers }) => {
    const client = open();
    insist(!client.send('"early"'), 'send gives false before opened');
    await until(() => client.calls.includes('opened') && peers.length === 1, 'the line opens');
    client.send('"on time"');
    await until(() => (peers[0]?.received.length ?? 0) > 0, 'a message arrives');
    insist(same(peers[0]?.received ?? [], ['"on time"']), 'what was refused is not written');
    client.close();
  },
  '[TR5] refuses to send after its own close': async ({ pair }) => {
    const { client } = await pair();
    client.close();
    insist(!client.send('"late"'), 'send gives false after close');
  },
  '[TR6] delivers what was sent before its own close, then ends the line': async ({ pair, until }) => {
    const { client, peer } = await pair();
    for (const text of texts) client.send(text);
    client.close(1000, 'done');
    await until(() => peer.ended, 'the far end learns of the close');
    insist(same(peer.received, texts), 'what was sent before close arrives');
  },
  '[TR7] calls nothing after its own close': async ({ pair, letPass }) => {
    const { client, peer } = await pair();
    peer.send('"too late"');
    client.close();
    peer.send('"later still"');
    await letPass();
    insist(same(client.calls, ['opened']), 'nothing is called after close');
  },
  '[TR8] calls nothing after a close while it opens': async ({ open, letPass }) => {
    const client = open();
    client.close();
    await letPass();
    insist(client.calls.length === 0, 'nothing is called after close');
  },
  '[TR9] tells of a close by the server once, after the messages before it': async ({
    pair,
    until,
    letPass,
  }) => {
    const { client, peer } = await pair();
    for (const text of texts) peer.send(text);
    peer.close();
    await until(() => client.closes.length > 0, 'closed is called');
    insist(same(client.messages, texts), 'messages before the close arrive before it');
    await letPass();
    insist(client.closes.length === 1 && client.calls.at(-1) === 'closed', 'closed is called once, and last');
    insist(!client.send('"late"'), 'send gives false after closed');
  },
  '[TR10] is closed without opened, once, where nobody is': async ({ open, deadUrl, until, letPass }) => {
    const client = open(deadUrl);
    insist(client.calls.length === 0, 'nothing is called from within open');
    await until(() => client.calls.length > 0, 'closed is called');
    await letPass();
    insist(same(client.calls, ['closed']), 'closed is the only call');
    insist(client.closes[0]?.clean === false, 'a line that never opened is not a clean close');
  },
  '[TR11] stops within a handler that closes': async ({ open, peers, until, letPass }) => {
    const client = open(undefined, (self) => self.close());
    await until(() => client.calls.includes('opened') && peers.length === 1, 'the line opens');
    for (const text of texts) peers[0]?.send(text);
    await until(() => client.messages.length > 0, 'a message arrives');
    await letPass();
    insist(client.messages.length === 1 && client.closes.length === 0, 'nothing is called after close');
  },
  '[TR12] takes a second close, and any code': async ({ pair, until }) => {
    for (const code of [undefined, 1000, 1006, 4001, 70_000]) {
      const { client, peer } = await pair();
      client.close(code, 'é'.repeat(200));
      client.close(code);
      await until(() => peer.ended, `the far end learns of a close with ${String(code)}`);
    }
  },
  '[TR13] keeps lines apart': async ({ pair, until, letPass }) => {
    const [one, two] = [await pair(), await pair()];
    one.client.close();
    await until(() => one.peer.ended, 'the far end learns of the close');
    await letPass();
    insist(!two.peer.ended && two.client.closes.length === 0, 'a line stays open when another one closes');
    two.client.send('"mine"');
    await until(() => two.peer.received.length === 1, 'a message arrives');
    insist(one.peer.received.length === 0, 'a message goes to its own line only');
    two.client.close();
  },
};

/**
 * The rules that every transport keeps, as cases for any test runner.
 *
 * @example
 * for (const { name, run } of transportContract(setUp)) it(name, run);
 */
export function transportContract(
  setUp: () => ContractSetup | Promise<ContractSetup>,
  { patienceMs = 5_000 }: ContractOptions = {},
): readonly ContractCase[] {
  return Object.entries(rules).map(([name, body]) => ({
    name,
    async run() {
      const setup = await setUp();
      try {
        await body(createTools(setup, patienceMs));
      } finally {
        await setup.dispose();
      }
    },
  }));
}
