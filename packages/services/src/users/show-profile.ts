import type { UserProfile } from "@gatehouse/contracts/users/user-profile";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { readUserDetails } from "./read-user-details.ts";
import { selectUserRows } from "./select-user-rows.ts";

/**
 * A person with everything that is open about them, read in one snapshot with its position in the change log. `limited`
 * leaves the details unread.
 * @throws {DomainError} `request.not-found`
 */
export function showProfile(
  db: Db,
  user: { readonly projectId: string; readonly userId: string },
  view: "full" | "limited",
): Promise<UserProfile> {
  return inSnapshot(db, async (client) => {
    const now = await databaseNow(db, client);
    const head = await readHead(client, user.projectId);
    const [row] = await selectUserRows(client, user.projectId, [user.userId], now);
    if (!head || !row) throw new DomainError("request.not-found");
    const details = view === "full" ? await readUserDetails({ client, now, ...user }) : null;
    return { row, details, asOf: { epoch: head.epoch, position: head.position } };
  });
}
