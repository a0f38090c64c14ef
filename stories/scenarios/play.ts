import type { StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';

type Canvas = Parameters<NonNullable<StoryObj['play']>>[0]['canvas'];

/** The window of one person. */
export function windowOf(canvas: Canvas, name: string): Canvas {
  return within(canvas.getByRole('region', { name }));
}

/** What assistive technology was told in a window, as its transcript shows it. */
export function saidIn(window: Canvas): string | null {
  return window.getByRole('list', { name: 'Said to screen readers' }).textContent;
}

const blipMs = 1_500;

function described({ type, target, attributeName }: MutationRecord): string {
  const element = target instanceof Element ? target : target.parentElement;
  return `${type} ${attributeName ?? ''} of ${element?.outerHTML.slice(0, 120) ?? 'nothing'}`;
}

async function press(window: Canvas, name: string): Promise<void> {
  window.getByRole('button', { name }).focus();
  await userEvent.keyboard('{Enter}');
}

/**
 * Pulls a window's cable for 1.5 s. Nothing of the application in it may change meanwhile, or when the line is back;
 * neither there nor in the other window is anything said.
 */
export async function expectCalmBlip(window: Canvas, other: Canvas): Promise<void> {
  const mutations: string[] = [];
  const observer = new MutationObserver((records) => {
    // React writes the name of an input, or that there is none, with each render
    mutations.push(...records.filter(({ attributeName }) => attributeName !== 'name').map(described));
  });
  observer.observe(window.getByTestId('app'), {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  const before = [saidIn(window), saidIn(other)];
  await press(window, 'Pull the cable');
  await window.findByText('reconnecting', { selector: '.room-chip' });
  await new Promise((resolve) => setTimeout(resolve, blipMs));
  await press(window, 'Plug back in');
  await window.findByText('connected', { selector: '.room-chip' });
  await waitFor(() => expect(within(other.getByTestId('app')).queryByText(/reconnecting/i)).toBeNull());
  observer.disconnect();
  await expect(mutations).toEqual([]);
  await expect([saidIn(window), saidIn(other)]).toEqual(before);
}
