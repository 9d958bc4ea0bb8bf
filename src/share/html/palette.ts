/** The colours of the HTML report. Each pair of text and ground is held to a contrast of 4.5 by a test. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly accent: string;
  readonly code: string;
  /** By tone: text on a ground of its own, and the part of a bar. */
  readonly red: string;
  readonly redGround: string;
  readonly amber: string;
  readonly amberGround: string;
  readonly violet: string;
  readonly violetGround: string;
  readonly green: string;
  readonly greenGround: string;
  readonly grey: string;
  readonly greyGround: string;
}

export const LIGHT: Palette = {
  page: '#f6f7fb',
  card: '#ffffff',
  line: '#dfe2ea',
  text: '#1f1f1f',
  dim: '#565b62',
  accent: '#0b57d0',
  code: '#f4f6fa',
  red: '#b3261e',
  redGround: '#fceeee',
  amber: '#7a4700',
  amberGround: '#fdf3e1',
  violet: '#6236ab',
  violetGround: '#f3edfd',
  green: '#146c2e',
  greenGround: '#e6f4ea',
  grey: '#565b62',
  greyGround: '#f1f3f4',
};

export const DARK: Palette = {
  page: '#1f1f1f',
  card: '#282828',
  line: '#46494e',
  text: '#e3e3e3',
  dim: '#b8bcc3',
  accent: '#a8c7fa',
  code: '#313337',
  red: '#f2b8b5',
  redGround: '#4a2625',
  amber: '#f5c88a',
  amberGround: '#46341a',
  violet: '#d0bcff',
  violetGround: '#372a52',
  green: '#9fd8ac',
  greenGround: '#203b28',
  grey: '#c0c4cb',
  greyGround: '#3a3c40',
};

/** On paper: black on white. */
export const PAPER: Palette = {
  page: '#ffffff',
  card: '#ffffff',
  line: '#8a8a8a',
  text: '#000000',
  dim: '#000000',
  accent: '#000000',
  code: '#ffffff',
  red: '#000000',
  redGround: '#ffffff',
  amber: '#000000',
  amberGround: '#ffffff',
  violet: '#000000',
  violetGround: '#ffffff',
  green: '#000000',
  greenGround: '#ffffff',
  grey: '#000000',
  greyGround: '#ffffff',
};

/** What is written on what, in every palette. */
export const PAIRS: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(['text', 'dim', 'accent'] as const).flatMap((text) =>
    (['page', 'card', 'code'] as const).map((ground) => [text, ground] as const),
  ),
  ...(['red', 'amber', 'violet', 'green', 'grey'] as const).flatMap(
    (tone) =>
      [
        [tone, `${tone}Ground`],
        ['text', `${tone}Ground`],
        ['dim', `${tone}Ground`],
      ] as const,
  ),
];

/** The palette as custom properties: "--page: #fff". */
export function propertiesOf(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}
