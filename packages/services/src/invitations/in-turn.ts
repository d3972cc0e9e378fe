import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** More than these waiting for one key is no person typing. */
const longestQueue = 60;

const queues = new Map<string, { last: Promise<unknown>; length: number }>();

/**
 * Runs work for one key after the other in this process, and work for different keys side by side. Without it, guesses at one code
 * would each hold a database connection while they wait for the same lock, and a few hundred of them would stop everybody else.
 * @throws {DomainError} `request.too-many` when the queue of a key is full
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 };
  if (queue.length >= longestQueue) throw new DomainError("request.too-many");
  queue.length += 1;
  queues.set(key, queue);
  const mine = queue.last.then(work, work);
  queue.last = mine;
  try {
    return await mine;
  } finally {
    queue.length -= 1;
    if (queue.length === 0) queues.delete(key);
  }
}
