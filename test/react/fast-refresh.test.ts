// @vitest-environment jsdom
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';
import { createLab } from '../../src/testing.js';
import { root } from '../house/source.js';

/** What Vite's React plugin runs in the page while one edits. */
interface RefreshRuntime {
  injectIntoGlobalHook(global: unknown): void;
  register(component: unknown, id: string): void;
  validateRefreshBoundaryAndEnqueueUpdate(id: string, before: object, after: object): string | undefined;
}

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
const runtimePath = join(root, 'node_modules/@vitejs/plugin-react/dist/refresh-runtime.js');
const refresh = (await import(/* @vite-ignore */ pathToFileURL(runtimePath).href)) as RefreshRuntime;
refresh.injectIntoGlobalHook(window); // before React's renderer loads, as in a page
const { createElement, useState } = await import('react');
const { createRoot } = await import('react-dom/client');
const { RealtimeProvider } = await import('../../src/react/provider.js');
const { useEvent } = await import('../../src/react/use-event.js');
const { usePresence } = await import('../../src/react/use-presence.js');

/** Until it is so; not for luck: a machine on which all else runs too is slow. */
const until = (isSo: () => void): Promise<void> => vi.waitFor(isSo, 10_000);

it('[RX111] an edit puts nothing on the wire, keeps state and connection, and the edited handler hears', async () => {
  const lab = createLab({ clock: 'real' });
  const ada = lab.client({ id: 'ada' });
  const heard: string[] = [];
  const version = (word: string) =>
    function Room(): string {
      const [mounted] = useState(() => word);
      useEvent('presence-room', 'said', (data: string) => heard.push(`${word} ${data}`));
      return `${word}, mounted as ${mounted}, ${usePresence('presence-room').count} here`;
    };
  const [before, after] = [version('before'), version('after')];
  const page = document.createElement('div');
  const container = createRoot(page);
  refresh.register(before, 'room.tsx Room');
  container.render(
    createElement(RealtimeProvider, { options: { ...ada.options, linger: 1_000 } }, createElement(before)),
  );
  await until(() => expect(page.textContent).toBe('before, mounted as before, 1 here'));
  const { authorizations } = ada;

  refresh.register(after, 'room.tsx Room');
  expect(
    refresh.validateRefreshBoundaryAndEnqueueUpdate('room.tsx', { Room: before }, { Room: after }),
  ).toBeUndefined();
  await until(() => expect(page.textContent).toBe('after, mounted as before, 1 here'));
  lab.publish('presence-room', 'said', '"hello"');
  await until(() => expect(heard).toEqual(['after hello']));

  expect([ada.authorizations, ada.openTransports, lab.hub.connectionCount]).toEqual([authorizations, 1, 1]);
  container.unmount();
  await until(() => expect(lab.openTransports).toBe(0));
  lab.dispose();
});
