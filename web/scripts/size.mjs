// Fails when the JavaScript of the first load weighs too much: what the page imports, and what it asks for by itself.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT = 130_000;
/** Chunks that the command center asks for on a large screen before anybody clicked. */
const AT_ONCE = /^(Tree|Palette)-/;

const dist = new URL("../dist/", import.meta.url).pathname;
const paths = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".js"));
const known = new Map(paths.map((path) => [basename(path), readFileSync(join(dist, path))]));
const weight = (name) => gzipSync(known.get(name), { level: 9 }).length;

function withImports(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name) || !known.has(name)) continue;
    found.add(name);
    const source = known.get(name).toString();
    withImports(
      [...source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, path]) => path),
      found,
    );
  }
  return found;
}

const page = known.size ? readFileSync(join(dist, "index.html")).toString() : "";
const asked = [...page.matchAll(/(?:src|href)="[^"]*?([^/"]+\.js)"/g)].map(([, name]) => name);
const first = withImports([...asked, ...[...known.keys()].filter((name) => AT_ONCE.test(name))]);
const total = [...first].reduce((sum, name) => sum + weight(name), 0);

for (const name of known.keys()) {
  const when = first.has(name) ? "" : "  when it is needed";
  console.log(`${(weight(name) / 1000).toFixed(1).padStart(7)} kB  ${name}${when}`);
}
console.log(
  `${(total / 1000).toFixed(1).padStart(7)} kB  JavaScript of the first load, gzip (limit ${LIMIT / 1000} kB)`,
);
if (first.size === 0 || total > LIMIT) {
  console.error(
    first.size === 0 ? "Nothing is built: run `npm run build` first." : "Too heavy for a first load.",
  );
  process.exit(1);
}
