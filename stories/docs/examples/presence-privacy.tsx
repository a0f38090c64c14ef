import { PresencePrivacy } from '../../../src/index.js';

export function PrivacyMenu() {
  return <PresencePrivacy toggles={['showCursors', 'shareCursor']} />;
}
