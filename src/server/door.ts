/** How a connection came: with the key in its URL, or to be told in its first message. */
export type Door =
  | { readonly key: string; readonly protocol?: string; readonly version?: string }
  | { readonly keyIn: 'first-message' };

/** A code of PROTOCOL 2.5 and a sentence. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

const supportedProtocols = new Set(['5', '6', '7']);

/**
 * Reads a WebSocket's address: `[prefix]/app/KEY?protocol=7&client=NAME&version=X.Y.Z`. Null where it names no app.
 *
 * @example
 * doorFromUrl('/app/app-key?protocol=7'); // { key: 'app-key', protocol: '7' }
 */
export function doorFromUrl(url: string): Door | null {
  const match = /\/app\/([^/?#]+)\/?(?:\?([^#]*))?(?:#.*)?$/.exec(url);
  if (match === null) return null;
  const query = new URLSearchParams(match[2] ?? '');
  const [protocol, version] = [query.get('protocol'), query.get('version')];
  return {
    key: decodeKey(match[1] ?? ''),
    ...(protocol === null ? {} : { protocol }),
    ...(version === null ? {} : { version }),
  };
}

function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no app has such a key, which is what the client is told
  }
}

/** Why a version cannot be served; null where it can. A missing protocol is read from `version` (PROTOCOL 2.1). */
export function versionRefusal(door: { protocol?: string; version?: string }): Refusal | null {
  const { protocol, version } = door;
  if (version !== undefined && !/^\d+(\.\d+)*([-+.][\w.+-]*)?$/.test(version)) {
    return { code: 4006, message: 'Invalid version string: give version=X.Y.Z.' };
  }
  if (protocol === undefined) {
    if (supportedProtocols.has(/^\d+/.exec(version ?? '')?.[0] ?? '')) return null;
    return { code: 4008, message: 'No protocol version was given: add protocol=7 to the URL.' };
  }
  if (supportedProtocols.has(protocol)) return null;
  return { code: 4007, message: 'Unsupported protocol version: this server speaks 5, 6 and 7.' };
}
