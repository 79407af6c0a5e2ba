// GET /tickets/{id} of a user: the conversation.

import { startThreadPage } from "./thread-page.js";

await startThreadPage();
