import { channelKind } from '../protocol/channel-name.js';

/** Whether client events may be sent to a channel of this name. */
export function canTrigger(channel: string): boolean {
  return channelKind(channel) !== 'public';
}
