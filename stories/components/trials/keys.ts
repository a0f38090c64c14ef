import { expect, userEvent } from 'storybook/test';

/** Presses Tab until something has the focus: it must be reachable from where one is, in so many steps. */
export async function tabTo(target: HTMLElement, most = 20): Promise<void> {
  for (let step = 0; step < most && target.ownerDocument.activeElement !== target; step += 1) {
    await userEvent.tab();
  }
  await expect(target).toHaveFocus();
}
