import { TypingIndicator, useTyping } from '../../../src/index.js';

export function Composer() {
  const { getInputProps } = useTyping('presence-room');
  return (
    <label>
      Message
      <TypingIndicator channel="presence-room" clearOn={['client-message']} />
      <input {...getInputProps()} />
    </label>
  );
}
