import type { Verb } from "@gatehouse/domain/members/permissions";
import type { PassStatus } from "@gatehouse/domain/passes/pass-word";
import type { Standing } from "@gatehouse/domain/users/standing";
import type { VerbKind } from "../verbs/create-verbs.ts";

/** A verb as a button or entry of a menu. */
export type UserAction = {
  readonly verb: VerbKind;
  readonly label: string;
  readonly needs: Verb;
  readonly danger?: true;
};

/** What the present state of a person makes possible. */
export type ActionFacts = {
  readonly standing: Standing;
  readonly pass: PassStatus;
  /** The button that deletes says what it does to the pass. */
  readonly deleteLabel: string;
  /** Whether restoring makes the same phone work again. */
  readonly canTakeBack: boolean;
};

const restore = (facts: ActionFacts): UserAction => ({
  verb: "restore",
  label: facts.canTakeBack ? "Take back" : "Restore",
  needs: "users.restore",
});

/** The one verb that fits best now; undefined where editing is the likeliest. */
export function primaryAction(facts: ActionFacts): UserAction | undefined {
  if (facts.standing === "archived") return restore(facts);
  if (facts.standing === "blocked") return { verb: "unblock", label: "Unblock", needs: "users.unblock" };
  if (facts.standing === "in-review")
    return { verb: "revalidate", label: "Revalidate", needs: "users.revalidate" };
  if (facts.pass === "not-invited") return { verb: "invite", label: "Invite", needs: "users.invite" };
  // Restored after the phone was told to remove its pass: only a new invitation brings one back.
  const isGone = facts.pass === "deletion-pending" && !facts.canTakeBack;
  if (facts.pass === "invitation-expired" || facts.pass === "reset" || isGone)
    return { verb: "invite", label: "Invite again", needs: "users.invite" };
  return undefined;
}

/** Everything else that can be done now, in groups. What the state forbids is not offered. */
export function otherActions(facts: ActionFacts): readonly (readonly UserAction[])[] {
  const { standing, pass } = facts;
  if (standing === "archived") return [];
  const isOpenInvitation = pass === "invitation-sent" || pass === "active-replacing";
  const mayInvite = standing === "active" && !(pass === "deletion-pending" && facts.canTakeBack);
  const list = (...actions: (UserAction | false)[]) => actions.filter((action) => action !== false);
  return [
    list(
      mayInvite && { verb: "invite", label: "Resend e-mail invite", needs: "users.invite" },
      isOpenInvitation && { verb: "withdraw", label: "Withdraw invitation", needs: "invitations.withdraw" },
      standing === "active" && {
        verb: "make-code",
        label: "Generate magic code",
        needs: "invitations.make-code",
      },
      { verb: "give-role", label: "Add role", needs: "users.edit" },
    ),
    list(
      standing === "blocked" && { verb: "unblock", label: "Unblock", needs: "users.unblock" },
      standing === "in-review" && { verb: "revalidate", label: "Revalidate", needs: "users.revalidate" },
      standing !== "blocked" && { verb: "review", label: "Mark for review", needs: "users.review" },
      {
        verb: "block",
        label: standing === "blocked" ? "Block once more" : "Block",
        needs: "users.block",
        danger: true,
      },
    ),
    list(
      { verb: "archive", label: "Archive", needs: "users.archive", danger: true },
      { verb: "delete", label: facts.deleteLabel, needs: "users.archive", danger: true },
    ),
  ].filter((group) => group.length > 0);
}
