// The colours of a picture by name, for day and night. Screens may map the names to their own CSS variables.
// Text names reach 4.5:1 and shape names 3:1 on `ground` and `surface`; a test measures it.

export type Token =
  | 'ground'
  | 'surface'
  | 'line'
  | 'ink'
  | 'muted'
  | 'accent'
  | 'attention'
  | 'attentionFlow'
  | 'won'
  | 'lost'
  | 'nurture'
  | 'flow'
  | 'flowStrong'
  | 'time0'
  | 'time1'
  | 'time2'
  | 'time3'
  | 'time4';

export type Theme = 'light' | 'dark';

export const pictureTokens: Readonly<Record<Theme, Readonly<Record<Token, string>>>> = {
  light: {
    ground: '#FBF8F1',
    surface: '#FFFDF8',
    line: '#E6DFCF',
    ink: '#1B2A41',
    muted: '#6B6558',
    accent: '#24507A',
    attention: '#BF3F28',
    attentionFlow: '#D3705A',
    won: '#1B7064',
    lost: '#736D60',
    nurture: '#8F6110',
    flow: '#7691B0',
    flowStrong: '#4F7CA8',
    time0: '#6A92A5',
    time1: '#5B87AE',
    time2: '#46669F',
    time3: '#3D4285',
    time4: '#3B1A5E',
  },
  dark: {
    ground: '#0F1826',
    surface: '#162134',
    line: '#2B3A52',
    ink: '#E9EDF4',
    muted: '#A3AFC1',
    accent: '#8DB9E3',
    attention: '#FF8E76',
    attentionFlow: '#C9614B',
    won: '#5CC2B0',
    lost: '#A0A7B2',
    nurture: '#DDAE66',
    flow: '#577BA5',
    flowStrong: '#6F9CCB',
    time0: '#5A7A9B',
    time1: '#6C8F8F',
    time2: '#94A66F',
    time3: '#C9B560',
    time4: '#F4D98B',
  },
};

/** Colours for beads of variants, by activity: Okabe-Ito and relatives, told apart by the colour blind. */
export const BEADS: readonly string[] = [
  '#24507A',
  '#4C86BC',
  '#78AFA8',
  '#B8A04A',
  '#C98A3A',
  '#8E5A86',
  '#1F7A6D',
  '#8C8577',
  '#D3A6B8',
  '#56708C',
  '#A9683F',
  '#6E8F4E',
];
