import { plainQuery } from "~/features/users/lists/list-query.ts";
import { api } from "~/lib/api/api.ts";

/** What the overview counts beside the standings. Null is what this admin may not see. */
export type OverviewNumbers = Awaited<ReturnType<ReturnType<typeof overviewQuery>["queryFn"]>>;

const everybody = { ...plainQuery.filter, tab: "all" } as const;

/** The numbers of the first page, each asked with the very filter its tile leads to. */
export function overviewQuery(projectId: string, seesAll: boolean) {
  return {
    queryKey: ["overview", projectId, seesAll],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const count = (filter: object) =>
        api.users.list.query(
          { projectId, filter: { ...everybody, ...filter }, sort: plainQuery.sort, limit: 1 },
          { signal },
        );
      const [plain, bounced, expired, doors] = await Promise.all([
        count({}),
        seesAll ? count({ bounced: true }) : null,
        seesAll ? count({ passStates: ["invitation-expired"], tab: "active" }) : null,
        api.doors.list.query({ projectId }, { signal }),
      ]);
      const offline = doors.doors.filter(({ bridge }) => bridge?.state !== "online").length;
      return {
        counts: plain.counts,
        bounced: bounced?.matching ?? null,
        expired: expired?.matching ?? null,
        doors: { all: doors.doors.length, offline },
        asOf: plain.asOf,
      };
    },
  };
}
