/** What NFD does not take apart, and print signs that a text message would turn into question marks. */
const REPLACED: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  '\u00a0': ' ',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2026': '...',
  '°': ' do ',
};

/**
 * Vietnamese without accents, for SMS: one letter with an accent makes a message cost twice, and old telephones
 * show it as boxes. `Điện lực Bắc Ninh` becomes `Dien luc Bac Ninh`. What is still not ASCII is left out.
 */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ\u00a0\u2013\u2014\u2212\u2018\u2019\u201c\u201d\u2026°]/g, (sign) => REPLACED[sign])
    .replace(/[^\x20-\x7e\n]/g, '')
    .replace(/ {2,}/g, ' ');
}
