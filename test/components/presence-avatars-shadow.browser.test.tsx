import { cleanup, render, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { PresenceAvatarsView, ReactionBarView, defaultReactions, type Member } from '../../src/index.js';
import styles from '../../src/styles.css?inline';

const members = Array.from({ length: 12 }, (_, at): Member => ({
  id: `u${at}`,
  info: { name: `Person ${at}` },
  isMe: at === 0,
}));

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

/** A modal dialog in the page, and a shadow root in it. */
function createRoot(): ShadowRoot {
  const dialog = document.body.appendChild(document.createElement('dialog'));
  const root = dialog.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const sheet = root.appendChild(document.createElement('style'));
  sheet.textContent = styles;
  dialog.showModal();
  return root;
}

describe('in a shadow root in a modal dialog', () => {
  it('[PA60] the list opens over it, holds the focus, and gives it back', async () => {
    const root = createRoot();
    const user = userEvent.setup({ document });
    const box = root.appendChild(document.createElement('div'));
    render(createPortal(<PresenceAvatarsView members={members} max={4} />, box));
    const more = root.querySelector<HTMLElement>('.cp-more')!;
    more.focus();
    more.click();
    const list = await waitFor(() => {
      const found = root.querySelector<HTMLElement>('.cp-people');
      expect(found?.matches(':popover-open')).toBe(true);
      return found!;
    });
    expect(root.activeElement).toBe(list.querySelector('input'));
    const { left, top } = list.getBoundingClientRect();
    expect(root.elementFromPoint(left + 20, top + 20)?.closest('.cp-people')).toBe(list);
    await user.keyboard('{ArrowDown}');
    expect(root.activeElement).toHaveClass('cp-person');
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitFor(() => expect(root.querySelector('.cp-people')).toBeNull());
    expect(root.activeElement).toBe(more);
  });

  it('[PA60] arrows walk a toolbar there, too', () => {
    const root = createRoot();
    const box = root.appendChild(document.createElement('div'));
    render(createPortal(<ReactionBarView emojis={defaultReactions} onReact={() => {}} />, box));
    const [first, second] = root.querySelectorAll('button');
    first!.focus();
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }));
    expect(root.activeElement).toBe(second);
  });
});
