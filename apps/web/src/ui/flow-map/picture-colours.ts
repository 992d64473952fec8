// The picture's colours by name as CSS variables that follow day and night; the values are the picture's own, so that
// screen and export look the same.
import { pictureTokens, type Token } from '@portolan/picture';
import type { CSSProperties } from 'react';

/** Put on the element around a picture; `paint` refers to these. */
export const PICTURE_COLOURS = Object.fromEntries(
  Object.entries(pictureTokens.light).map(([token, light]) => [
    `--pic-${token}`,
    `light-dark(${light}, ${pictureTokens.dark[token as Token]})`,
  ]),
) as CSSProperties;

export function paint(token: Token): string {
  return `var(--pic-${token})`;
}
