/** How many colours `--cp-palette-0` … `--cp-palette-9` hold. */
export const paletteSize = 10;

/** FNV-1a, 32 bits, over the UTF-8 of the NFC form: the same number in every browser and language. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.normalize('NFC'))) {
    value = Math.imul(value ^ byte, 0x01000193);
  }
  return value >>> 0;
}

/**
 * The palette colour of a user, the same for everyone who sees them.
 *
 * @returns an index into the palette, 0 to 9
 * @example
 * <li data-color={paletteIndex(member.id)}>…</li>
 */
export function paletteIndex(id: string): number {
  return hash(id) % paletteSize;
}

/** The palette colour of somebody: the one that was chosen, else the one of their id. */
export function colorIndex(color: unknown, id: string): number {
  if (typeof color === 'number') return Math.abs(Math.trunc(color)) % paletteSize || 0;
  return paletteIndex(id);
}
