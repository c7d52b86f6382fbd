import type { TimelineFigure } from '../../../shared/timeline/timeline-figure.ts';
import { paintShapes } from './paint-shapes.ts';

const scale = 2;
/** Every browser makes a canvas of this many device px; beyond, some give an empty one. */
const maxTilePx = 8_192;

/** The figure at twice its size, from top to bottom in as many pictures as it takes. */
export async function pngTiles({ widthPx, heightPx, parts }: TimelineFigure): Promise<readonly Blob[]> {
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const tilePx = Math.floor(maxTilePx / scale);
  const tiles: Blob[] = [];
  for (let top = 0; top < heightPx; top += tilePx) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(maxTilePx, widthPx * scale);
    canvas.height = Math.min(tilePx, heightPx - top) * scale;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no canvas to draw on.');
    context.scale(canvas.width / widthPx, scale);
    context.translate(0, -top);
    for (const { x, y, width, height, shapes } of parts) {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      context.translate(x, y);
      paintShapes(context, shapes, fontFamily);
      context.restore();
    }
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (!blob) throw new Error('The picture could not be encoded.');
    tiles.push(blob);
  }
  return tiles;
}
