import { addons } from 'storybook/preview-api';
import {
  describeFrame,
  mostKept,
  shellEvent,
  type FromManager,
  type FromPreview,
  type SaidEntry,
  type WireEntry,
} from './messages.js';
import { panelDoor, type PanelDoor } from './panel-door.js';
import type { HeardFrame, Shell } from './shell.js';

/** Where the panels are. */
export interface PanelChannel {
  on(event: string, listener: (message: FromManager | FromPreview) => void): void;
  emit(event: string, message: FromPreview): void;
}

/**
 * Tells the panels what happens in the shell, once they have said that they listen: what was heard before is kept for
 * them, as far as a panel would keep it. Frames that come together are told together, without their signatures. The
 * door is open from then on.
 */
export function tellPanels(shell: Shell, channel: PanelChannel, door: PanelDoor = panelDoor): void {
  let listening = false;
  let wire: HeardFrame[] = [];
  let said: SaidEntry[] = [];
  let planned = false;

  function flush(): void {
    planned = false;
    if (!listening) return;
    if (wire.length > 0)
      channel.emit(shellEvent, { kind: 'wire', entries: wire.slice(-mostKept).map(described) });
    if (said.length > 0) channel.emit(shellEvent, { kind: 'said', entries: said });
    wire = [];
    said = [];
  }

  function plan(): void {
    if (planned) return;
    planned = true;
    queueMicrotask(flush);
  }

  shell.listen({
    began() {
      wire = [];
      said = [];
      if (listening) channel.emit(shellEvent, { kind: 'began' });
    },
    wire(entry) {
      wire.push(entry);
      if (wire.length > 2 * mostKept) wire = wire.slice(-mostKept);
      plan();
    },
    said(entry) {
      said = [...said, entry].slice(-mostKept);
      plan();
    },
  });
  channel.on(shellEvent, ({ kind }) => {
    if (kind !== 'listening') return;
    listening = true;
    door.open({ showWire: () => channel.emit(shellEvent, { kind: 'show-wire' }) });
    flush();
  });
  channel.emit(shellEvent, { kind: 'ready' });
}

const described = (frame: HeardFrame): WireEntry => ({ ...frame, ...describeFrame(frame.text) });

/** The channel of this page. */
export function panelChannel(): PanelChannel {
  return addons.getChannel();
}
