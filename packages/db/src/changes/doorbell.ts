/** The two ordered streams of a project. */
export type StreamName = "changes" | "doors";

type Listener = (projectId: string, stream: StreamName) => void;

/** Tells listeners of this process that a project's log has grown. Carries no data: whoever hears it reads the log. */
export class Doorbell {
  readonly #listeners = new Set<Listener>();

  /** Calls `listener` after every commit until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ring(projectId: string, stream: StreamName): void {
    for (const listener of this.#listeners) listener(projectId, stream);
  }
}
