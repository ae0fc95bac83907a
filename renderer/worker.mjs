// Renders pages of the shop to HTML with the server bundle that the production build leaves behind.
//
// One request carries {url, seed}: the seed maps state names to the values the page shows. The bundle reads its
// state from one object, `initialState`; here each key of it becomes a getter that looks into the request being
// rendered, so two requests in flight never see each other's values.
import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs";
import http from "node:http";
import { createRequestHandler } from "react-router";
import * as build from "./build/server/index.js";

const request = new AsyncLocalStorage();
const state = globalThis.__LV_INITIAL_STATE__;
if (!state) throw new Error("the build has no seed hook: rebuild the frontend");

const defaults = new Map(Object.entries(state));
for (const [name, value] of defaults) {
  Object.defineProperty(state, name, {
    enumerable: true,
    get: () => request.getStore()?.[name] ?? value,
  });
}

// The build says ssr:false, for which React Router renders an empty shell unless the path counts as prerendered.
const handler = createRequestHandler(
  { ...build, prerender: { length: 1, some: () => true } },
  "production",
);

function merged(seed) {
  const values = {};
  for (const [name, value] of Object.entries(seed)) {
    if (defaults.has(name)) values[name] = { ...defaults.get(name), ...value };
  }
  return values;
}

async function render(body) {
  const { url, seed } = JSON.parse(body);
  // A crawler's agent makes React wait for the whole page instead of streaming it in pieces.
  const page = new Request(`http://renderer${url}`, { headers: { "user-agent": "googlebot" } });
  const response = await request.run(merged(seed), () => handler(page));
  return { status: response.status, html: await response.text() };
}

const socket = process.argv[2];
if (!socket) throw new Error("usage: worker.mjs SOCKET");
fs.rmSync(socket, { force: true });

const server = http.createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on("data", (chunk) => chunks.push(chunk));
  incoming.on("end", async () => {
    try {
      const { status, html } = await render(Buffer.concat(chunks).toString("utf8"));
      outgoing.writeHead(status, { "content-type": "text/html; charset=utf-8" });
      outgoing.end(html);
    } catch (error) {
      console.error(error);
      outgoing.writeHead(500, { "content-type": "text/plain" });
      outgoing.end(String(error));
    }
  });
});
server.listen(socket, () => console.log("renderer ready"));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
