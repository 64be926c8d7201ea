// Fails when the JavaScript of the first load (every script the page asks for by itself) weighs too much.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT = 130_000;
const dist = new URL("../dist/", import.meta.url).pathname;
const scripts = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".js"));
const weights = scripts.map((name) => [name, gzipSync(readFileSync(join(dist, name)), { level: 9 }).length]);
const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
for (const [name, weight] of weights) console.log(`${(weight / 1000).toFixed(1).padStart(7)} kB  ${name}`);
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  JavaScript, gzip (limit ${LIMIT / 1000} kB)`);
if (scripts.length === 0 || total > LIMIT) {
  console.error(
    scripts.length === 0 ? "Nothing is built: run `npm run build` first." : "Too heavy for a first load.",
  );
  process.exit(1);
}
