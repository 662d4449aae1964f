/** The coloured tile that stands for a cover: which colour, which letters, which ink. */

/** Muted, all dark enough for white letters. */
const COLOURS = [
  '#7a3e2b',
  '#2f5d62',
  '#5e548e',
  '#8a5a2b',
  '#31572c',
  '#8d3b72',
  '#2c5f85',
  '#5b6150',
  '#9c4157',
  '#3d405b',
  '#6a4c93',
  '#1f6f6b',
  '#a0461f',
  '#4a6b2a',
  '#76405a',
  '#44566c',
];

/** A colour that is always the same for the same text (FNV-1a, 32 bit). */
export function tileColour(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return COLOURS[(hash >>> 0) % COLOURS.length] ?? '#3d405b';
}

/** The first letters of the first two words; a title of signs alone keeps its first sign. */
export function initials(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [title.trim()];
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Relative luminance of WCAG 2, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever is easier to read on `hex`. */
export function inkOn(hex: string): string {
  // Where both inks have the same contrast: (1.05 / (L + .05)) = ((L + .05) / .05).
  return luminance(hex) > 0.179 ? '#1d1a17' : '#ffffff';
}
