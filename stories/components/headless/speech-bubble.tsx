import { usePersonMapping, useTyping } from '../../../src/index.js';
import './headless.css';

/** Who types is a bubble at the end of the talk, as in a messenger. */
export function SpeechBubble({ channel, label }: { channel: string; label: string }) {
  const { typing, getInputProps } = useTyping(channel);
  const person = usePersonMapping();
  return (
    <div className="hl-talk">
      <p>Shall we start at nine?</p>
      <p className="hl-bubble" hidden={typing.length === 0}>
        <b>
          <bdi>{typing.map((member) => person(member).name ?? 'Somebody').join(', ')}</bdi>
        </b>
        <i aria-hidden>…</i>
      </p>
      <input {...getInputProps({ 'aria-label': label, placeholder: 'Write a message' })} />
    </div>
  );
}
