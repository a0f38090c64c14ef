/** The text that authorises a private channel, or with `channelData` a presence channel (PROTOCOL 2.6). */
export function channelStringToSign(socketId: string, channel: string, channelData?: string): string {
  return channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
}

/** The text that signs a user in (PROTOCOL 2.6). */
export function userStringToSign(socketId: string, userData: string): string {
  return `${socketId}::user::${userData}`;
}

/**
 * Takes everything shaped like a signature out of a server's text: some servers print the *correct* one into the
 * refusal of a wrong one (PROTOCOL 3.3).
 */
export function redactSignatures(text: string): string {
  // begins at the beginning of a word only: else a long text would be looked through once for each of its characters
  return text.replace(/(^|[\s:"'])[^\s:"']*(:[0-9a-f]{64})+/gi, '$1[redacted]');
}
