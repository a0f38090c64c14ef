import { cleanup, render, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RealtimeProvider } from '../../src/index.js';
import { createLab } from '../../src/testing.js';
import type { ComponentDoc, SpokenDoc } from '../../stories/docs/blocks/doc.js';
import { sourceOf } from '../../stories/docs/blocks/sources.js';
import { pages } from '../../stories/docs/pages/all-pages.js';
import '../../src/styles.css';
import '../../src/signals.css';

const documented: readonly [string, ComponentDoc][] = Object.entries(pages);
const drawn = documented.filter(([, { figure }]) => figure !== null);
const trimmed = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

afterEach(cleanup);

/** The nearest thing to a browser's own reading of a figure: roles and names, without what is hidden. */
function meet(figure: HTMLElement, spoken: SpokenDoc): void {
  const { role, name, description, items, pressed, checked, expanded } = spoken;
  if (role === 'text') {
    expect(trimmed(figure.textContent)).toContain(name);
    return;
  }
  const [found] = within(figure).getAllByRole(role, {
    // a live region has no name: it says what it holds
    ...(name !== '' && { name }),
    ...(pressed !== undefined && { pressed }),
    ...(checked !== undefined && { checked }),
    ...(expanded !== undefined && { expanded }),
  });
  if (description !== undefined) {
    const by = found?.getAttribute('aria-describedby') ?? '';
    expect(trimmed(document.getElementById(by)?.textContent ?? null)).toBe(description);
  }
  if (items !== undefined) expect(within(found!).getAllByRole('listitem')).toHaveLength(items);
}

describe('the figures of the pages', () => {
  it.each(drawn)(
    '[DC13] %s: every part named is in the figure, every slot of the figure is named',
    (_, doc) => {
      const { container } = render(doc.figure);
      for (const part of Object.keys(doc.parts)) expect(container.querySelector(part), part).not.toBeNull();
      const slots = [...container.querySelectorAll<HTMLElement>('[data-slot]')].map(
        ({ dataset }) => dataset['slot'],
      );
      expect(slots.filter((slot) => !(`[data-slot=${slot ?? ''}]` in doc.parts))).toEqual([]);
    },
  );

  it.each(drawn)('[DC14] %s: the state that each part is in is told, and so is where it is set', (_, doc) => {
    const { container } = render(doc.figure);
    for (const { attribute, on, values } of doc.states) {
      const part = container.querySelector(on);
      expect(part, on).not.toBeNull();
      const value = part?.getAttribute(attribute) ?? null;
      if (value === null)
        expect(
          doc.props.some(({ file }) => sourceOf(file).includes(attribute)),
          attribute,
        ).toBe(true);
      else expect(Object.keys(values), attribute).toContain(value);
    }
  });

  it.each(drawn)('[DC15] %s: what a reader meets has the role, name and state that are told', (_, doc) => {
    const { container } = render(doc.figure);
    expect(doc.spoken.length).toBeGreaterThan(0);
    for (const spoken of doc.spoken) meet(container, spoken);
  });

  it.each(documented)(
    '[DC20] %s: its example runs in a room, without a word in the console',
    async (_, { example }) => {
      const words = vi.spyOn(console, 'error');
      const { Component, others = [], channel = 'presence-room' } = example;
      const lab = createLab({ clock: 'real' });
      const actors = others.map(({ id, info }) => lab.actor({ id, info }));
      for (const actor of actors) actor.join(channel);
      const stop = example.play?.(actors);
      const client = lab.client({ id: 'ada', info: { name: 'Ada Lovelace' } });
      const { container, unmount } = render(
        <RealtimeProvider options={client.options}>
          <Component />
        </RealtimeProvider>,
      );
      await waitFor(() => expect(container.innerHTML).not.toBe(''));
      unmount();
      stop?.();
      for (const actor of actors) actor.dispose();
      lab.dispose();
      expect(words.mock.calls).toEqual([]);
      words.mockRestore();
    },
  );
});
