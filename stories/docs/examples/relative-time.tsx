import { RelativeTime } from '../../../src/index.js';

const openedAt = Date.now();

export function Opened() {
  return (
    <p>
      This page was opened <RelativeTime at={openedAt} />.
    </p>
  );
}
