import { ChannelGate } from '../../../src/index.js';

export function Document() {
  return (
    <ChannelGate channel="private-doc-7" action={<button>Request access</button>}>
      <p>Only who may enter sees this.</p>
    </ChannelGate>
  );
}
