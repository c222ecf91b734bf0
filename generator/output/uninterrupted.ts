import { setImmediate as turn } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs synchronous work to its end though someone presses Ctrl-C, and lets the signal have its effect afterwards.
 * A signal that has a listener waits for the event loop, which synchronous work does not give way to.
 */
export async function uninterrupted<Result>(work: () => Result): Promise<Result> {
  const received: NodeJS.Signals[] = [];
  const note = (signal: NodeJS.Signals): void => {
    received.push(signal);
  };
  for (const signal of SIGNALS) process.on(signal, note);
  try {
    return work();
  } finally {
    // Signals are seen once a turn, and this turn may have looked for them already.
    await turn();
    await turn();
    for (const signal of SIGNALS) process.off(signal, note);
    for (const signal of received) process.kill(process.pid, signal);
  }
}
