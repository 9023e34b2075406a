import { run } from '@tiaokuai/cli';
import { simulateCommand } from '../simulation/year/command.ts';

/** `tiaokuai`: everything that is done from a terminal. */
process.exitCode = await run(
  process.argv.slice(2),
  {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interrupt: (stop) => {
      let first = 0;
      const onSignal = () => {
        // One Ctrl-C may arrive twice: from the terminal, and passed on by the process before this one.
        first ||= performance.now();
        if (performance.now() - first > 1_000) process.exit(1);
        stop();
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
    },
  },
  [simulateCommand],
);
// What an ended command has left open (a request that nobody will answer) keeps nobody waiting.
setTimeout(() => process.exit(), 1_000).unref();
