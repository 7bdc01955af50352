#!/usr/bin/env node
import { main } from "../bundle/sentry.js";

process.exitCode = await main(process.argv.slice(2));
