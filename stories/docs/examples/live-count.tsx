import { LiveCount } from '../../../src/index.js';

export function Audience() {
  return <LiveCount channel="presence-room" label="watching now" />;
}
