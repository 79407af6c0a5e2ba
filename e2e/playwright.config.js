// Three browsers at once against the real server. The browser is the system's Chromium: nothing is downloaded.

import { accessSync, constants } from "node:fs";
import { defineConfig } from "@playwright/test";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function chromium() {
  const usable = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = PLACES.filter(Boolean).find(usable);
  if (!found) throw new Error("no Chromium found; install it, or name it in CHROMIUM");
  return found;
}

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // a test that passes the second time hides a fault
  retries: 0,
  // each test has a server, a database and browsers of its own; more at once than this starve each other on two cores
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    // a step that cannot be done is told by its name, long before the whole test is given up
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium(),
      // nothing but our own pages is opened; root, many containers and a bare Debian have no sandbox to offer
      chromiumSandbox: false,
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // /dev/shm is small in containers
        "--disable-dev-shm-usage",
      ],
    },
  },
});
