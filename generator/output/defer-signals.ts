import { setImmediate as turn } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs synchronous work, and delivers signals such as Ctrl-C when the work is complete. Node calls a signal listener
 * from the event loop, and synchronous work blocks the event loop.
 *
 * @param work Synchronous work that must not be interrupted.
 * @returns The result of the work.
 */
export async function deferSignals<Result>(work: () => Result): Promise<Result> {
  const received: NodeJS.Signals[] = [];
  const record = (signal: NodeJS.Signals): void => {
    received.push(signal);
  };
  for (const signal of SIGNALS) process.on(signal, record);
  try {
    return work();
  } finally {
    // The event loop checks for signals once per turn. In the current turn, the check may have been before the end of
    // the work. So the listeners are removed two turns later.
    await turn();
    await turn();
    for (const signal of SIGNALS) process.off(signal, record);
    for (const signal of received) process.kill(process.pid, signal);
  }
}
