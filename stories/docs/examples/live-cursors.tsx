import { CursorToggle, LiveCursors, usePresencePrivacy } from '../../../src/index.js';

export function Board() {
  const { choices } = usePresencePrivacy();
  return (
    <>
      <CursorToggle />
      <LiveCursors
        channel="presence-room"
        show={choices.showCursors}
        share={choices.shareCursor}
        className="board"
      />
    </>
  );
}
