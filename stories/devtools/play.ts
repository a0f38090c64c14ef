import type { StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';

type Canvas = Parameters<NonNullable<StoryObj['play']>>[0]['canvas'];

/** What the devtools show, once they are on the page: it is in a shadow root of its own. */
export async function devtoolsIn(element: HTMLElement): Promise<Canvas> {
  const shown = (): HTMLElement | null | undefined =>
    element.querySelector('[data-slot=devtools]')?.shadowRoot?.querySelector<HTMLElement>('.devtools');
  await waitFor(() => expect(shown()).toBeTruthy());
  return within(shown()!);
}

/** Waits for the panel, and chooses a tab of it. */
export async function openTab(element: HTMLElement, name: string): Promise<Canvas> {
  const devtools = await devtoolsIn(element);
  const tab = await devtools.findByRole('tab', { name: new RegExp(`^${name}`) }, { timeout: 5_000 });
  await userEvent.click(tab);
  return devtools;
}
