/** A moment as the wire writes it; null stays null. */
export const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
