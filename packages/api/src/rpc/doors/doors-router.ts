import {
  commandAnswer,
  doorModeAnswer,
  lockDownInput,
  presentAnswer,
  presentInput,
  releaseLockdownInput,
  unlockDoorInput,
} from "@gatehouse/contracts/doors/door-commands";
import { doorEventsInput, doorEventsPage } from "@gatehouse/contracts/doors/door-events";
import { doorPersonCard, doorPersonInput } from "@gatehouse/contracts/doors/door-person";
import { doorWhyAnswer, doorWhyInput } from "@gatehouse/contracts/doors/door-why";
import { doorsListAnswer, doorsListInput } from "@gatehouse/contracts/doors/doors-list";
import { lockDownDoors, releaseDoors } from "@gatehouse/services/doors/change-door-mode";
import { explainDoorEvent } from "@gatehouse/services/doors/explain-door-event";
import { listDoorEvents } from "@gatehouse/services/doors/list-door-events";
import { listDoors } from "@gatehouse/services/doors/list-doors";
import { presentAtDoor } from "@gatehouse/services/doors/present-at-door";
import { readDoorPerson } from "@gatehouse/services/doors/read-door-person";
import { unlockDoor } from "@gatehouse/services/doors/unlock-door";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

export const doorsRouter = rpc.router({
  list: projectProcedure("doors.see")
    .input(doorsListInput)
    .output(doorsListAnswer)
    .query(({ ctx, input }) => listDoors(ctx.db, input.projectId)),
  events: projectProcedure("doors.see")
    .input(doorEventsInput)
    .output(doorEventsPage)
    .query(({ ctx, input }) => listDoorEvents(ctx.db, input.projectId, input)),
  person: projectProcedure("doors.see")
    .input(doorPersonInput)
    .output(doorPersonCard)
    .query(({ ctx, input }) => readDoorPerson(ctx.db, input.projectId, input.userId)),
  why: projectProcedure("doors.see")
    .input(doorWhyInput)
    .output(doorWhyAnswer)
    .query(({ ctx, input }) => explainDoorEvent(ctx.db, input.projectId, input.position)),
  unlock: projectProcedure("doors.unlock")
    .input(unlockDoorInput)
    .output(commandAnswer)
    .mutation(({ ctx, input }) => unlockDoor(ctx.db, ctx.actor, input)),
  lockdown: projectProcedure("doors.lockdown")
    .input(lockDownInput)
    .output(doorModeAnswer)
    .mutation(({ ctx, input }) => lockDownDoors(ctx.db, ctx.actor, input)),
  release: projectProcedure("doors.release")
    .input(releaseLockdownInput)
    .output(doorModeAnswer)
    .mutation(({ ctx, input }) => releaseDoors(ctx.db, ctx.actor, input)),
  present: projectProcedure("doors.see")
    .input(presentInput)
    .output(presentAnswer)
    .mutation(({ ctx, input }) => presentAtDoor(ctx.db, ctx.actor, input)),
});
