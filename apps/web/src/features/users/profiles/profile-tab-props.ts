import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";

/** What every tab of a profile is given: the live row, and the details as they were read last. */
export type ProfileTabProps = {
  readonly row: UserRow;
  readonly details: UserDetails;
  /** The zone of the project, in which dates are told. */
  readonly zone: string;
};
