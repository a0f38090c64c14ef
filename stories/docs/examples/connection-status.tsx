import { ConnectionStatus } from '../../../src/index.js';

export function StatusLine() {
  return <ConnectionStatus />;
}
