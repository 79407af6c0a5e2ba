// The page of a closed ticket: its requester says with one tap whether it was solved.

import { mountRatings } from "./rating.js";
import { startPage } from "./page.js";

startPage();
mountRatings(document);
