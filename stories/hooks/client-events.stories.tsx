import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import {
  cursorAt,
  useCursors,
  useEvent,
  useMyState,
  usePresence,
  useReactions,
  useTrigger,
  useTyping,
} from '../../src/index.js';
import type { RoomInfo } from '../room/people.js';
import { Panes, room } from './panes.js';
import { paneOf } from './play.js';

const meta = { title: 'Hooks/Client events' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

function Slider(): ReactElement {
  const [mine, setMine] = useState(50);
  const [theirs, setTheirs] = useState<number | null>(null);
  const send = useTrigger<number>(room, 'client-slide', { throttle: 200 });
  useEvent(room, 'client-slide', (value) => setTheirs(typeof value === 'number' ? value : null));
  return (
    <>
      <p>The other one: {theirs ?? 'unknown'}</p>
      <input
        type="range"
        aria-label="Mine"
        value={mine}
        onChange={({ target }) => {
          setMine(target.valueAsNumber);
          send(target.valueAsNumber);
        }}
      />
    </>
  );
}

/** Five messages a second at most, and the last value always. */
export const UseTrigger: Story = {
  render: () => (
    <Panes hook="useTrigger" about="A slider, throttled: the last value is never lost." Pane={Slider} />
  ),
  play: async ({ canvas }) => {
    const slider = paneOf(canvas, 'Ada').getByRole('slider', { name: 'Mine' });
    let value = 0;
    await waitFor(async () => {
      value += 1;
      await fireEvent.change(slider, { target: { value } });
      await paneOf(canvas, 'Bo').findByText(/The other one: \d/, {}, { timeout: 300 });
    });
    for (const next of [20, 40, 60, 80]) await fireEvent.change(slider, { target: { value: next } });
    await paneOf(canvas, 'Bo').findByText('The other one: 80');
  },
};

function Composer(): ReactElement {
  const [text, setText] = useState('');
  const { typing, getInputProps, stop } = useTyping<RoomInfo>(room);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setText('');
        stop();
      }}
    >
      <p>{typing.map(({ info }) => `${info.name} is typing…`).join(' ')}</p>
      <input
        aria-label="Message"
        {...getInputProps({
          value: text,
          onInput: ({ currentTarget }) => setText((currentTarget as HTMLInputElement).value),
        })}
        onChange={() => undefined}
      />
    </form>
  );
}

/** Says so once in 2.5 s, and that it is over with Enter, blur or an empty field. */
export const UseTyping: Story = {
  render: () => (
    <Panes hook="useTyping" about="Who types, by what the server says of them." Pane={Composer} />
  ),
  play: async ({ canvas }) => {
    const field = paneOf(canvas, 'Ada').getByRole('textbox', { name: 'Message' });
    const bos = paneOf(canvas, 'Bo');
    await waitFor(async () => {
      await userEvent.type(field, 'x');
      await bos.findByText('Ada Lovelace is typing…', {}, { timeout: 300 });
    });
    await userEvent.type(field, '{Enter}');
    await expect(field).toHaveValue('');
    await waitFor(() => expect(bos.queryByText('Ada Lovelace is typing…')).toBeNull(), { timeout: 3_000 });
  },
};

function Pointer({
  of,
  name,
  onPath,
  pathOf,
}: { readonly of: string; readonly name: string } & Pick<
  ReturnType<typeof useCursors>,
  'onPath' | 'pathOf'
>): ReactElement {
  const node = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      const path = pathOf(of);
      const board = node.current?.parentElement;
      if (!path || !board || !node.current) return;
      const elapsed = Date.now() - path.receivedAt;
      const { x, y } = cursorAt(path, elapsed);
      node.current.style.transform = `translate(${x * board.clientWidth}px, ${y * board.clientHeight}px)`;
      if (elapsed < (path.points.at(-1)?.atMs ?? 0)) frame = requestAnimationFrame(draw);
    };
    draw();
    const off = onPath((path) => {
      cancelAnimationFrame(frame);
      if (path.key === of) draw();
    });
    return () => {
      off();
      cancelAnimationFrame(frame);
    };
  }, [of, onPath, pathOf]);
  return (
    <span ref={node} className="pane-cursor">
      {name}
    </span>
  );
}

function Board(): ReactElement {
  const { cursors, onPath, pathOf, getAreaProps } = useCursors<RoomInfo>(room);
  return (
    <div {...getAreaProps({ className: 'pane-board' })} data-testid="board">
      {cursors.map(({ key, member }) => (
        <Pointer key={key} of={key} name={member.info.name} onPath={onPath} pathOf={pathOf} />
      ))}
    </div>
  );
}

/** Paths, eight times a second, drawn on a ref. */
export const UseCursors: Story = {
  render: () => (
    <Panes
      hook="useCursors"
      about="Move the pointer over one board; it is drawn on the other."
      Pane={Board}
    />
  ),
  play: async ({ canvas }) => {
    const board = paneOf(canvas, 'Ada').getByTestId('board');
    const bos = paneOf(canvas, 'Bo');
    const { left, top, width, height } = board.getBoundingClientRect();
    const moveTo = (part: number): Promise<unknown> =>
      fireEvent.pointerMove(board, { clientX: left + width * part, clientY: top + height * part });
    await waitFor(async () => {
      await moveTo(0.25);
      await bos.findByText('Ada Lovelace', {}, { timeout: 300 });
    });
    await moveTo(0.5);
    const cursor = bos.getByText('Ada Lovelace');
    await waitFor(() => expect(cursor.style.transform).toContain('100px'));
    await fireEvent.pointerOut(board, { relatedTarget: document.body });
    await waitFor(() => expect(bos.queryByText('Ada Lovelace')).toBeNull());
  },
};

const kinds = ['👍', '🎉'] as const;

function Reacting(): ReactElement {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const { react } = useReactions(room, {
    allow: kinds,
    onReaction: ({ id, count }) => setCounts((all) => ({ ...all, [id]: (all[id] ?? 0) + count })),
  });
  return (
    <>
      <p>{kinds.map((kind) => `${kind} ${counts[kind] ?? 0}`).join('  ')}</p>
      {kinds.map((kind) => (
        <button key={kind} onClick={() => react(kind)}>
          {kind}
        </button>
      ))}
    </>
  );
}

/** As fast as one likes: four messages a second carry all of them. */
export const UseReactions: Story = {
  render: () => (
    <Panes hook="useReactions" about="Counted together, told at once to oneself." Pane={Reacting} />
  ),
  play: async ({ canvas }) => {
    const adas = paneOf(canvas, 'Ada');
    await waitFor(async () => {
      await userEvent.click(adas.getByRole('button', { name: '👍' }));
      await paneOf(canvas, 'Bo').findByText(/👍 [1-9]/, {}, { timeout: 500 });
    });
    for (let n = 0; n < 6; n++) await userEvent.click(adas.getByRole('button', { name: '🎉' }));
    await adas.findByText(/🎉 6/);
    await paneOf(canvas, 'Bo').findByText(/🎉 6/);
  },
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : 'unknown');

function Moods(): ReactElement {
  const { mine, setMine, states } = useMyState(room, 'calm');
  const { others } = usePresence<RoomInfo>(room);
  return (
    <>
      <p>I am {mine}</p>
      <ul>
        {others.map(({ id, info }) => (
          <li key={id}>
            {info.name} is {asText(states.get(id))}
          </li>
        ))}
      </ul>
      {['busy', 'curious'].map((mood) => (
        <button key={mood} onClick={() => setMine(mood)}>
          {mood}
        </button>
      ))}
    </>
  );
}

/** A newcomer asks, and everybody answers. */
export const UseMyState: Story = {
  render: () => <Panes hook="useMyState" about="State of one’s own that the others see." Pane={Moods} />,
  play: async ({ canvas }) => {
    const [adas, bos] = [paneOf(canvas, 'Ada'), paneOf(canvas, 'Bo')];
    await bos.findByText('Ada Lovelace is calm', {}, { timeout: 3_000 });
    await adas.findByText('Bo Andersson is calm', {}, { timeout: 3_000 });
    await userEvent.click(adas.getByRole('button', { name: 'busy' }));
    await adas.findByText('I am busy');
    await bos.findByText('Ada Lovelace is busy');
  },
};
