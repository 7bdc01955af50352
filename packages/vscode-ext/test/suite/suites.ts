import "./language.suite.js";
import "./commands.suite.js";
import "./views.suite.js";
import "./full-dry-run.suite.js";
import "./status.suite.js";
import "./testing.suite.js";
import "./trust.suite.js";
