import type { MemberRole } from "../members/member.ts";

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

/** How long a session lasts without a request, and at the very most (OWASP ASVS 5.0, 7.3.1 and 7.3.2). */
export type SessionLifetime = { readonly idleMs: number; readonly absoluteMs: number };

/** For whoever can change who may enter: half an hour idle, twelve hours in all. */
export const adminLifetime: SessionLifetime = { idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs };

/** For whoever only watches doors: a shift without touching the console, a day in all. */
export const deskLifetime: SessionLifetime = { idleMs: 12 * hourMs, absoluteMs: 24 * hourMs };

/** A session is good for every project of its admin, so the longer life needs all of its roles to be desks. */
export function lifetimeFor(roles: readonly MemberRole[]): SessionLifetime {
  return roles.length > 0 && roles.every((role) => role === "desk") ? deskLifetime : adminLifetime;
}

/** Use is written down at most this often; an idle limit is therefore up to a minute short, never long. */
export const touchEveryMs = minuteMs;

/** Whether this use has to be written down. */
export function needsTouch(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= touchEveryMs;
}

/** When a session used at `now` ends without further use; never after `endsAt`. */
export function idleEnd(now: Date, endsAt: Date, lifetime: SessionLifetime): Date {
  return new Date(Math.min(now.getTime() + lifetime.idleMs, endsAt.getTime()));
}

/** When a session proved at `now` ends whatever happens. */
export function absoluteEnd(now: Date, lifetime: SessionLifetime): Date {
  return new Date(now.getTime() + lifetime.absoluteMs);
}

/** Whether a session may still be used; at its very end it may not. */
export function isLive(session: { readonly expiresAt: Date; readonly endsAt: Date }, now: Date): boolean {
  return session.expiresAt > now && session.endsAt > now;
}
