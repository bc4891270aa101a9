#!/usr/bin/env node
console.log("local-org", process.version);
