/** Three numbers: red, green and blue, or what a notation makes them of. */
type Triple = readonly [number, number, number];

/** Between these relative luminances white text reaches 4.5:1, and the colour 3:1 on #fff and on #111; rounded, too. */
const darkest = 0.12;
const lightest = 0.18;

const call = /^(rgb|hsl|oklch)a?\(([^()]{1,80})\)$/;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(%|deg)?$/;

/**
 * A colour that somebody chose, as a hex colour that carries white text on light and dark pages alike; null where it
 * is not a hex, `rgb()`, `hsl()` or `oklch()` colour. It is read and written anew, never passed through: a value such
 * as `url(…)` or `var(…)` reaches no style.
 *
 * @example
 * readableColor('url(https://evil.example)'); // null
 */
export function readableColor(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > 100) return null;
  const light = parse(raw.trim().toLowerCase());
  return light === null ? null : toHex(nudged(each(light, (part) => Math.min(1, Math.max(0, part)))));
}

/** The colour as linear light. */
function parse(text: string): Triple | null {
  if (/^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(text)) return fromHex(text.slice(1));
  const [, kind, args = ''] = call.exec(text) ?? [];
  const parts = args.split(/[\s,/]+/).filter(Boolean);
  if (parts.length < 3 || parts.length > 4 || !parts.every((part) => number.test(part))) return null;
  if (kind === 'rgb') return each(read(parts, [255, 255, 255]), (part) => toLight(part / 255));
  return kind === 'hsl' ? fromHsl(read(parts, [0, 100, 100])) : fromOklch(read(parts, [1, 0.4, 0]));
}

/** The numbers of a notation, in which a percentage is one of the given whole. */
function read(parts: readonly string[], wholes: Triple): Triple {
  return each(wholes, (whole, i) => {
    const part = parts[i] ?? '';
    return part.endsWith('%') ? (parseFloat(part) / 100) * whole : parseFloat(part);
  });
}

function each(triple: Triple, map: (part: number, index: number) => number): Triple {
  return [map(triple[0], 0), map(triple[1], 1), map(triple[2], 2)];
}

function fromHex(digits: string): Triple {
  const width = digits.length < 5 ? 1 : 2;
  return each([0, 0, 0], (_, i) =>
    toLight(parseInt(digits.slice(i * width, (i + 1) * width).repeat(3 - width), 16) / 255),
  );
}

function fromHsl([hue, saturation, lightness]: Triple): Triple {
  const middle = lightness / 100;
  const reach = (saturation / 100) * Math.min(middle, 1 - middle);
  return each([0, 8, 4], (offset) => {
    const step = (((offset + hue / 30) % 12) + 12) % 12;
    return toLight(middle - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1)));
  });
}

/** By the matrices of Björn Ottosson's OKLab. */
function fromOklch([lightness, chroma, hue]: Triple): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Towards black or white just as far as needed: luminance is linear in linear light. */
function nudged(light: Triple): Triple {
  const luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  if (luminance > lightest) return each(light, (part) => (part * lightest) / luminance);
  const towardsWhite = Math.max(0, (darkest - luminance) / (1 - luminance));
  return each(light, (part) => part + towardsWhite * (1 - part));
}

function toLight(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toHex(light: Triple): string {
  const digits = each(light, (part) =>
    Math.round(255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)),
  );
  return `#${digits.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
