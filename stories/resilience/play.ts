import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { StoryContext } from '@storybook/react-vite';

// longer than any pause between two attempts to reconnect

export type Canvas = StoryContext['canvas'];

export const windowOf = (canvas: Canvas, name: string): Canvas =>
  within(canvas.getByRole('region', { name }));

/** The word in the control strip: the engine's own, without a display's calm. */
export const statusOf = (window: Canvas): string =>
  window.getByText(/^(idle|connecting|connected|reconnecting|offline|unavailable|failed|closed)$/, {
    selector: '.room-chip',
  }).textContent;

export const factOf = (window: Canvas, name: string): string | null | undefined =>
  window.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

export const people = (window: Canvas): number => within(window.getByRole('list')).getAllByRole('img').length;

export async function expectStatus(window: Canvas, status: string): Promise<void> {
  await waitFor(() => expect(statusOf(window)).toBe(status));
}

export async function expectSubscribed(window: Canvas): Promise<void> {
  await waitFor(() => expect(factOf(window, 'Channel')).toBe('subscribed'));
}

export const press = (scope: Canvas, name: string): Promise<void> =>
  userEvent.click(scope.getByRole('button', { name }));
