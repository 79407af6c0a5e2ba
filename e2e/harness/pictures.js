// Files made in code: pictures that browsers can read, a photo with the place in it, and what only claims to be a picture.

import { deflateSync } from "node:zlib";

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes) {
  return (bytes.reduce((c, byte) => CRC[(c ^ byte) & 0xff] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one colour: {name, mimeType, buffer} as Playwright takes it. */
export function png(name, [red, green, blue] = [160, 90, 60], { width = 120, height = 90 } = {}) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from([red, green, blue]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const buffer = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
  return { name, mimeType: "image/png", buffer };
}

/** What stands in the photo of `photo` for the place where it was taken. */
export const PLACE = "GPS 48.2082 N 16.3738 E";

/** A JPEG as a phone writes it, drawn by the page's browser, with a segment that tells where it was taken. */
export async function photo(page, name, { width = 3000, height = 2000 } = {}) {
  const base64 = await page.evaluate(async ([w, h]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#7b8f5a";
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "#20304a";
    pen.fillRect(w / 4, h / 4, w / 2, h / 2);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, [width, height]);
  const jpeg = Buffer.from(base64, "base64");
  const said = Buffer.from(`Exif\0\0${PLACE}`, "latin1");
  const segment = Buffer.from([0xff, 0xe1, (said.length + 2) >> 8, (said.length + 2) & 0xff]);
  return { name, mimeType: "image/jpeg", buffer: Buffer.concat([jpeg.subarray(0, 2), segment, said, jpeg.subarray(2)]) };
}

/** A text of so many bytes. */
export function words(name, bytes = 200) {
  return { name, mimeType: "text/plain", buffer: Buffer.from("It drips. ".repeat(Math.ceil(bytes / 10)).slice(0, bytes)) };
}
