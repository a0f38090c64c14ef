import { createLog, type Log } from '../stories/shell/log.js';
import {
  mostKept,
  shellEvent,
  type FromManager,
  type FromPreview,
  type SaidEntry,
  type WireEntry,
} from '../stories/shell/messages.js';

/** What the panels show: it is kept here, also while no panel is open. */
export const wirePanelId = 'copresent/wire';
export const wireLog: Log<WireEntry> = createLog(mostKept);
export const saidLog: Log<SaidEntry> = createLog(mostKept);

/** As much of Storybook's manager as it takes. */
export interface LogSource {
  on(event: string, listener: (message: FromPreview) => void): unknown;
  emit(event: string, message: FromManager): unknown;
  setSelectedPanel(id: string): void;
  togglePanel(open: boolean): void;
}

/** Fills the logs with what the stories' page tells, and shows the wire where somebody there wants to see it. */
export function fillLogs(api: LogSource): void {
  const listening: FromManager = { kind: 'listening' };
  api.on(shellEvent, (message: FromPreview) => {
    switch (message.kind) {
      case 'ready':
        api.emit(shellEvent, listening); // the page was loaded again
        break;
      case 'began':
        wireLog.clear();
        saidLog.clear();
        break;
      case 'wire':
        wireLog.add(message.entries);
        break;
      case 'said':
        saidLog.add(message.entries);
        break;
      case 'show-wire':
        api.setSelectedPanel(wirePanelId);
        api.togglePanel(true);
        break;
    }
  });
  api.emit(shellEvent, listening);
}
