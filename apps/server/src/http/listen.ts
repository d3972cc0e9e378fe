import type { Server } from "node:http";

/** Listens, or throws one clear line. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(
          new Error(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`),
        );
      else if (error.code === "EACCES")
        reject(new Error(`Port ${port} may not be used by this account. Set PORT to a number above 1023.`));
      else reject(error);
    });
    server.listen(port, host, () => resolve());
  });
}
