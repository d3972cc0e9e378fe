/** The handle every use case takes first; the edges pass it on and look into nothing. */
export type { Db } from "@gatehouse/db/client";
