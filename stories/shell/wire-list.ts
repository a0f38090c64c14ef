import type { WireEntry } from './messages.js';

/** The frames that have every word of a filter somewhere: in whose they are, in their event, channel or text. */
export function filterFrames(frames: readonly WireEntry[], filter: string): readonly WireEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return frames;
  return frames.filter(({ who, event, channel, text }) => {
    const all = `${who}\n${event}\n${channel ?? ''}\n${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Where a key leads from the frame that is selected; undefined: nowhere, null: away from all. */
export function stepFrom(
  frames: readonly WireEntry[],
  selected: WireEntry | null,
  key: string,
): WireEntry | null | undefined {
  const at = selected === null ? -1 : frames.indexOf(selected);
  switch (key) {
    case 'ArrowDown':
      return frames[Math.min(at + 1, frames.length - 1)];
    case 'ArrowUp':
      return frames[at < 0 ? frames.length - 1 : Math.max(at - 1, 0)];
    case 'Home':
      return frames[0];
    case 'End':
      return frames.at(-1);
    case 'Escape':
      return selected === null ? undefined : null;
    default:
      return undefined;
  }
}
