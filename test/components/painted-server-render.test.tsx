import { render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import {
  CursorToggle,
  FieldLock,
  FieldPresence,
  LiveCursors,
  PresencePrivacy,
  ReactionBar,
  ReactionOverlay,
  RealtimeProvider,
  TypingIndicator,
} from '../../src/index.js';
import { createStage } from '../support/stage.js';

const room = 'presence-room';

describe('what client events paint, on a server', () => {
  it('[CSS19] has no style attribute and no style element, and is taken over without a warning', () => {
    const { options } = createStage().party({ id: 'ada' });
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    const page = (
      <RealtimeProvider options={options}>
        <TypingIndicator channel={room} />
        <LiveCursors channel={room}>board</LiveCursors>
        <CursorToggle />
        <ReactionBar channel={room} />
        <ReactionBar channel={room} mode="toggle" />
        <ReactionOverlay channel={room} />
        <PresencePrivacy />
        <FieldPresence channel={room} field="a" label="A">
          {(field) => <input {...field()} />}
        </FieldPresence>
        <FieldLock channel={room} field="b" label="B">
          {(field) => <input {...field()} />}
        </FieldLock>
      </RealtimeProvider>
    );
    const html = renderToString(page);
    expect(html).not.toMatch(/ style=|<style/);
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const host = document.body.appendChild(document.createElement('div'));
    host.innerHTML = html;
    render(page, { container: host, hydrate: true });
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
    vi.unstubAllGlobals();
  });
});
