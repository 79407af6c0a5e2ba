// The files of a message in the log: pictures in a frame whose size is known before they come, so that nothing jumps;
// everything else as a chip that saves it.

import { clone, part, put } from "./template.js";
import { bytes } from "./file-rules.js";
import { openLightbox } from "./lightbox.js";

/** Adds files ({id, name, media_type, size}) to a bubble; without any it stays as it is. */
export function showFiles(bubble, files) {
  if (files.length === 0) return;
  const list = clone("t-files");
  list.append(...files.map((file) => (file.media_type.startsWith("image/") ? photo(file) : chip(file))));
  bubble.append(list);
}

/** Where a file is. */
export function address({ id }) {
  return `/api/v1/attachments/${id}`;
}

function photo(file) {
  const button = clone("t-photo");
  const img = part(button, "picture");
  img.alt = file.name;
  // a file that is gone, as after the closing of its ticket, leaves its name
  img.addEventListener("error", () => button.replaceWith(chip(file)));
  img.src = address(file);
  button.addEventListener("click", () => openLightbox(button));
  Object.assign(button.dataset, { name: file.name, address: address(file) });
  return button;
}

function chip(file) {
  const link = clone("t-file");
  link.href = address(file);
  link.download = file.name;
  put(link, "name", file.name);
  put(link, "size", bytes(file.size));
  return link;
}
