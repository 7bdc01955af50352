import { alphanumeric } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const npm = tokenDetector({
  kind: "NPM_TOKEN",
  title: "Tokens of npm",
  documentation: "`npm_` and at least 36 letters and digits. Older tokens are found behind `_authToken=`.",
  shapes: [{ prefixes: ["npm_"], body: alphanumeric, min: 36 }],
  finds: ["⟦npm_‹36 alnum›⟧", "//npm.example/:_authToken=⟦npm_‹36 alnum›⟧"],
  leaves: ["npm_config_registry", "npm_lifecycle_event", "npm_package_dependencies_typescript_version"],
});
