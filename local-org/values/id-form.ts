/** The form of record ids: 15 case-sensitive characters, or 18 with three that encode the case of the others. */
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Widens a 15-character id to 18; an 18-character one gets the case its last three characters say. */
export function widenId(text: string): string {
  if (text.length !== 15) return text.length === 18 ? repairCase(text) : text;
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = text.charCodeAt(block * 5 + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += SUFFIX[bits];
  }
  return text + suffix;
}

function repairCase(text: string): string {
  const suffix = text.slice(15).toUpperCase();
  let repaired = '';
  for (let i = 0; i < 15; i++) {
    const bits = SUFFIX.indexOf(suffix[Math.floor(i / 5)]);
    if (bits < 0) return text;
    repaired += bits & (1 << (i % 5)) ? text[i].toUpperCase() : text[i].toLowerCase();
  }
  return repaired + suffix;
}

/** Is it 15 or 18 letters and digits? Whether the last three of 18 fit the others, the platform does not ask. */
export const isId = (text: string): boolean => /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
