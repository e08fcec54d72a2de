import qrcode from 'qrcode-generator';

/** Free modules around a code, without which readers do not find it (ISO/IEC 18004). */
const QUIET_MODULES = 4;

/** A text as a QR code, an SVG document; a fifth of it may be lost to dirt and folds (error correction M). */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createSvgTag({ cellSize: 1, margin: QUIET_MODULES, scalable: true });
}
