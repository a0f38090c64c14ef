import { ReactionBar, ReactionOverlay } from '../../../src/index.js';

export function Stage() {
  return (
    <div className="stage">
      <ReactionBar channel="presence-room" />
      <ReactionOverlay channel="presence-room" />
    </div>
  );
}
