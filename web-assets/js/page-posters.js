// GET /posters: places are offered while one types, and the sheet is printed.

import { acts, part, show } from "./template.js";
import { suggestPlaces } from "./places.js";

const root = part(document, "posters");
suggestPlaces();
acts(root, { print: () => print() });
show(root.querySelector('[data-act="print"]'), Boolean(root.querySelector(".poster")));
