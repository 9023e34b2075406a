import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  interrupt: (stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
});
// What an ended command has left open (a request that nobody will answer) keeps nobody waiting.
setTimeout(() => process.exit(), 1_000).unref();
