// Draws build/packaging/icon.svg (icon-small.svg up to 48 pixels) into the files the three systems want: icons/NxN.png,
// icon.ico, icon.icns. `npm run fix:icons` after a change; the results are committed, packing needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from './chromium.mjs';

const folder = fileURLToPath(new URL('packaging/', import.meta.url));
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Kinds of the Icon Image format that hold a PNG, and its width in pixels. */
const appleKinds = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);
const largestSmall = 48;

const pngs = await draw([...new Set([...linuxSizes, ...windowsSizes, ...appleKinds.map(([, size]) => size)])]);
for (const size of linuxSizes) writeFileSync(`${folder}icons/${size}x${size}.png`, png(size));
writeFileSync(`${folder}icon.ico`, windowsIcon());
writeFileSync(`${folder}icon.icns`, appleIcon());

/**
 * @param {readonly number[]} sizes  pixels
 * @returns {Promise<Map<number, Buffer>>}
 */
async function draw(sizes) {
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  /** @type {Map<number, Buffer>} */
  const drawn = new Map();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(`${folder}${size <= largestSmall ? 'icon-small' : 'icon'}.svg`, 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return drawn;
}

/** @param {number} size */
function png(size) {
  const drawn = pngs.get(size);
  if (drawn === undefined) throw new Error(`No icon of ${size} pixels was drawn.`);
  return drawn;
}

/** ICONDIR, one ICONDIRENTRY an image, then the images as PNG, which Windows reads since Vista. */
function windowsIcon() {
  const directory = Buffer.alloc(6 + 16 * windowsSizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(windowsSizes.length, 4);
  let offset = directory.length;
  for (const [index, size] of windowsSizes.entries()) {
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    directory.writeUInt8(size % 256, entry);
    directory.writeUInt8(size % 256, entry + 1);
    directory.writeUInt16LE(1, entry + 4);
    directory.writeUInt16LE(32, entry + 6);
    directory.writeUInt32LE(png(size).length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += png(size).length;
  }
  return Buffer.concat([directory, ...windowsSizes.map(png)]);
}

/** Kind, length with this header, image; the whole under `icns` in the same form. */
function appleIcon() {
  const images = Buffer.concat(appleKinds.map(([kind, size]) => appleChunk(kind, png(size))));
  return appleChunk('icns', images);
}

/**
 * @param {string} kind  four characters
 * @param {Buffer} body
 */
function appleChunk(kind, body) {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}
