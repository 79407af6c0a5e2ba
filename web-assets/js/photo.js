// Photos are drawn anew before they leave the device. What a camera writes beside the picture (the place, the time, the
// phone) stays behind, for every format and without the server having to understand hostile files; the picture stands as it
// was held, and a photo of 6 MB becomes one of some 500 KB, which a bad line carries.

/** The longer side, in pixels: enough to read a serial number by. */
const LONGEST = 2560;
const QUALITY = 0.85;
/** Pixels of a chip's picture, on a screen with two for one. */
const CHIP = 72;

/** {blob, name, picture}: the photo as it is sent, as JPEG; `picture` is small, to be shown. Throws if it cannot be read. */
export async function drawnAnew(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const canvas = draw(bitmap, LONGEST);
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    if (!blob) throw new Error("the picture cannot be written");
    return { blob, name: jpegName(file.name), picture: draw(bitmap, CHIP) };
  } finally {
    bitmap.close();
  }
}

/** A small picture of a file to be shown; null if the browser cannot read it. */
export async function glance(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return null;
  const picture = draw(bitmap, CHIP);
  bitmap.close();
  return picture;
}

function draw(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function jpegName(name) {
  return /\.jpe?g$/i.test(name) ? name : `${name.replace(/\.[^.]*$/, "") || "photo"}.jpg`;
}
