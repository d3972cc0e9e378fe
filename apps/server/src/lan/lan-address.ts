import { networkInterfaces } from "node:os";

/** The first IPv4 address of this machine that others in its network reach; undefined without a network. */
export const lanAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
