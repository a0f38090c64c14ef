const longestUrl = 2048;
const longestData = 32 * 1024;
const imageData = /^data:image\/(png|jpeg|webp|gif|avif);base64,/;
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
/** Stands for the page's own address, so that a server and a browser read a relative address alike. */
const here = 'https://here.invalid';

/**
 * The address of an avatar where it may be loaded, else null: `https:`, the page's own origin, `blob:`, small
 * `data:` pictures that cannot hold scripts, and `http:` on this machine.
 *
 * @param raw anything; what is not a string gives null
 * @param origin the page's origin, whose `http:` pictures are allowed too
 * @example
 * avatarUrl('javascript:alert(1)'); // null
 */
export function avatarUrl(raw: unknown, origin = ''): string | null {
  if (typeof raw !== 'string' || raw === '') return null;
  if (raw.startsWith('data:')) return raw.length <= longestData && imageData.test(raw) ? raw : null;
  if (raw.length > longestUrl || !URL.canParse(raw, here)) return null;
  const url = new URL(raw, here);
  if (url.origin === here) return raw.trim();
  const own = url.origin === origin || loopback.test(url.hostname);
  const allowed = /^(https|blob):/.test(url.href) || (own && url.protocol === 'http:');
  return allowed && url.username + url.password === '' ? url.href : null;
}
