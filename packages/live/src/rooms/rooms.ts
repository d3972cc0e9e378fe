import type { Audience } from "@gatehouse/contracts/live/define-live-event";
import type { StreamName } from "@gatehouse/contracts/live/frame";
import type { MemberRole } from "@gatehouse/domain/members/member";

/** The two views of a project's streams: owners, admins and auditors see all of it, desks their part. */
export const roomViews = ["admin", "desk"] as const;

/** Which view a socket has. */
export type RoomView = (typeof roomViews)[number];

/** The view follows from the role and from nothing a client says. */
export const viewOf = (role: MemberRole): RoomView => (role === "desk" ? "desk" : "admin");

/** The room of one stream of one project for one view. */
export const streamRoom = (projectId: string, view: RoomView, stream: StreamName): string =>
  `p:${projectId}:${view}:${stream}`;

/** Every socket of one session, so that ending it cuts them all. */
export const sessionRoom = (sessionId: string): string => `s:${sessionId}`;

/** Every socket of one admin. */
export const adminRoom = (adminId: string): string => `a:${adminId}`;

/** The phone of one user. */
export const userRoom = (userId: string): string => `u:${userId}`;

/** Every phone of one project, for settings that concern them all. */
export const projectPassesRoom = (projectId: string): string => `pp:${projectId}`;

/** Whether an audience is part of a view. */
export const hears = (view: RoomView, audience: Audience): boolean =>
  audience === "everyone" || (view === "admin" ? audience === "admins" : audience === "desks");
