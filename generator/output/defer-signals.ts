import { setImmediate as turn } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs synchronous work and delivers signals such as Ctrl-C only after it. Node calls a signal listener from the event
 * loop, and synchronous work blocks the event loop.
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
    // The event loop checks for signals once per turn, and may have done so before the work ended: wait for two turns.
    await turn();
    await turn();
    for (const signal of SIGNALS) process.off(signal, record);
    for (const signal of received) process.kill(process.pid, signal);
  }
}
