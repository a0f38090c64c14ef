import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveLine } from '../../stories/shell/live-line.js';
import { createPanelDoor } from '../../stories/shell/panel-door.js';
import { createShell } from '../../stories/shell/shell.js';
import { createStoryLab, forgetLabs } from '../../stories/shell/story-lab.js';
import { tellPanels } from '../../stories/shell/tell-panels.js';
import type { FromManager, FromPreview } from '../../stories/shell/messages.js';

afterEach(forgetLabs);

const words = 'No backend: the protocol server runs in this page.';

describe('the line under a live story', () => {
  it('[TB20] is there where the story has a server, and has no link where there are no panels', async () => {
    render(<LiveLine door={createPanelDoor()} />);
    expect(screen.queryByText(words)).toBeNull();
    await act(async () => {
      createStoryLab();
      await Promise.resolve();
    });
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
    await act(async () => {
      forgetLabs();
      await Promise.resolve();
    });
    expect(screen.queryByText(words)).toBeNull();
  });

  it('[TB20] shows the wire once the panels have said that they listen', () => {
    const door = createPanelDoor();
    const emit = vi.fn<(event: string, message: FromPreview) => void>();
    let hear: (message: FromManager) => void = () => undefined;
    tellPanels(createShell(), { on: (_, listener) => void (hear = listener), emit }, door);
    createStoryLab();
    render(<LiveLine door={door} />);
    expect(screen.queryByRole('button')).toBeNull();
    act(() => hear({ kind: 'listening' }));
    fireEvent.click(screen.getByRole('button', { name: 'View wire' }));
    expect(emit.mock.calls.at(-1)?.[1]).toEqual({ kind: 'show-wire' });
  });
});
