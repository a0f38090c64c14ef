import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fillLogs, wirePanelId } from '../../.storybook/panel-logs.js';
import { SaidPanel } from '../../.storybook/said-panel.js';
import { WirePanel } from '../../.storybook/wire-panel.js';
import { createLog } from '../../stories/shell/log.js';
import {
  describeFrame,
  type FromPreview,
  type SaidEntry,
  type WireEntry,
} from '../../stories/shell/messages.js';

// jsdom lays nothing out
beforeEach(() => {
  Object.assign(Element.prototype, { scrollTo: () => undefined, scrollIntoView: () => undefined });
});

function frame(id: number, who: string, direction: 'in' | 'out', text: string): WireEntry {
  return { id, at: Date.UTC(2026, 0, 1), who, direction, ...describeFrame(text) };
}

const frames = [
  frame(1, 'ada', 'out', '{"event":"pusher:subscribe","data":{"channel":"room"}}'),
  frame(
    2,
    'ada',
    'in',
    '{"event":"pusher_internal:subscription_succeeded","channel":"room","data":"{\\"a\\":1}"}',
  ),
  frame(3, 'bo', 'out', '{"event":"client-hello","channel":"room","data":{"text":"<b>Hello</b>"}}'),
];

function wire() {
  const log = createLog<WireEntry>(500);
  log.add(frames);
  render(<WirePanel log={log} />);
  const rows = (): string[] =>
    screen.queryAllByRole('option').map((row) => row.querySelector('.cpp-event')?.textContent ?? '');
  return { log, rows };
}

describe('the wire panel', () => {
  it('[TB16] shows who says what to whom, on which channel, and how many bytes that are', () => {
    wire();
    const [first] = screen.getAllByRole('option');
    expect(first).toHaveTextContent('ada');
    expect(first).toHaveTextContent('pusher:subscribe');
    expect(first).toHaveTextContent('room');
    expect(first).toHaveTextContent('54 B');
    expect(within(first!).getByRole('img', { name: 'to the server' })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('3 frames');
  });

  it('[TB16] is filtered, and says how many are left', async () => {
    const { rows } = wire();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter frames' }), 'bo hello');
    expect(rows()).toEqual(['client-hello']);
    expect(screen.getByRole('status')).toHaveTextContent('1 of 3 frames');
  });

  it('[TB16] is walked by keyboard: the JSON of the selected frame is shown, as text', async () => {
    wire();
    screen.getByRole('listbox', { name: 'Frames' }).focus();
    await userEvent.keyboard('{End}');
    const selected = screen.getByRole('option', { selected: true });
    expect(screen.getByRole('listbox')).toHaveAttribute('aria-activedescendant', selected.id);
    const json = screen.getByLabelText('JSON of the frame');
    expect(json).toHaveTextContent('"text": "<b>Hello</b>"');
    expect(json.querySelector('b')).toBeNull();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByLabelText('JSON of the frame')).toHaveTextContent('"a": 1');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('JSON of the frame')).toBeNull();
  });

  it('[TB16] pauses, says what waits, goes on, and is cleared', async () => {
    const { log, rows } = wire();
    await userEvent.click(screen.getByRole('button', { name: 'Pause', pressed: false }));
    act(() => log.add([frame(4, 'ada', 'in', '{"event":"late"}')]));
    expect(rows()).toHaveLength(3);
    expect(screen.getByRole('status')).toHaveTextContent('3 frames, 1 waiting');
    await userEvent.click(screen.getByRole('button', { name: 'Pause', pressed: true }));
    expect(rows()).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(rows()).toEqual([]);
    expect(screen.getByText(/Nothing on the wire/)).toBeInTheDocument();
  });
});

const said: SaidEntry = {
  id: 1,
  at: Date.UTC(2026, 0, 1),
  who: 'Ada',
  group: 'presence',
  text: 'Bo joined.',
  priority: 'polite',
};

describe('the announcer panel', () => {
  it('[TB17] shows when, in which group, how urgently and what was said', () => {
    const log = createLog<SaidEntry>(500);
    render(<SaidPanel log={log} />);
    expect(screen.getByText(/Nothing was said/)).toBeInTheDocument();
    act(() => log.add([said, { ...said, id: 2, priority: 'assertive', text: 'Access was revoked.' }]));
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent(/Ada.*presence.*Bo joined\..*polite/);
    expect(second).toHaveTextContent(/Access was revoked\..*assertive/);
    expect(screen.getByRole('status')).toHaveTextContent('2 utterances');
  });
});

describe('the panels together', () => {
  it('[TB20] bring the wire to the front when a story’s page asks for it', () => {
    let hear: (message: FromPreview) => void = () => undefined;
    const api = {
      on: (_: string, listener: (message: FromPreview) => void) => void (hear = listener),
      emit: vi.fn(),
      setSelectedPanel: vi.fn(),
      togglePanel: vi.fn(),
    };
    fillLogs(api);
    hear({ kind: 'show-wire' });
    expect(api.setSelectedPanel).toHaveBeenCalledWith(wirePanelId);
    expect(api.togglePanel).toHaveBeenCalledWith(true);
  });
});
