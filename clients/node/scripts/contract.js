// Copies the contract into the package and generates the types of its messages, so that neither can be older than it.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(here, "..", "..", "proto", "src", "main", "proto");
const contract = join(here, "contract");
const types = join(here, "types");

if (!existsSync(source)) {
  throw new Error(`contract: nothing in ${source} (expected: the .proto files; install from a clone of Parley)`);
}
rmSync(contract, { recursive: true, force: true });
rmSync(types, { recursive: true, force: true });
cpSync(source, contract, { recursive: true });

const files = readdirSync(contract, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".proto"))
  .sort();
const loader = createRequire(import.meta.url).resolve("@grpc/proto-loader/package.json");
execFileSync(
  process.execPath,
  [
    join(dirname(loader), "build", "bin", "proto-loader-gen-types.js"),
    "--longs=String", "--enums=String", "--defaults", "--oneofs", "--importFileExtension=.js",
    "--grpcLib=@grpc/grpc-js", `--includeDirs=${contract}`, `--outDir=${types}`,
    ...files,
  ],
  { stdio: ["ignore", "ignore", "inherit"] },
);
