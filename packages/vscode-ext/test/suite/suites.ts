import "./language.suite.js";
