import { main } from "@a3s/sentry-cli";

const code: number = await main(["check", "sentry.acl"]);
console.log(code);
