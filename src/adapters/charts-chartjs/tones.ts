import type { Tone } from '../../ports/chart-painter';

export interface ToneStyle {
  /** lines, points, outlines and labels */
  colour: string;
  /** inside of bars; lighter tones for what is only compared with */
  fill: string;
  dash: number[];
  width: number;
  marker: 'circle' | 'rect' | 'rectRot' | 'triangle' | false;
}

/**
 * In order of lightness, so that they stay apart in grey; hues from blue to vermilion, which no common kind of colour
 * blindness confuses; and each line has a dash or a marker of its own. The same inks as templates/styles.
 */
export const TONES: Record<Tone, ToneStyle> = {
  primary: { colour: '#1d4f7c', fill: '#1d4f7c', dash: [], width: 2.25, marker: 'circle' },
  secondary: { colour: '#4d7ea8', fill: '#a9c3d9', dash: [6, 3], width: 1.75, marker: false },
  muted: { colour: '#6b7680', fill: '#d7dde2', dash: [1.5, 2.5], width: 1.75, marker: false },
  warm: { colour: '#b5471b', fill: '#e3b49f', dash: [], width: 1.5, marker: 'rectRot' },
  alert: { colour: '#a4161a', fill: '#a4161a', dash: [8, 3, 2, 3], width: 1.5, marker: 'triangle' },
};

export const INK = '#1b1f24';
export const MUTED_INK = '#56606b';
export const HAIRLINE = '#dde2e6';
/** the newest or highest bar among its like */
export const HIGHLIGHT = '#0c2b47';
