import { createContext, createSignal, type JSX, useContext } from "solid-js";
import type { ListPager } from "./lists/list-pager.ts";
import type { ListQuery } from "./lists/list-query.ts";
import { makeOwnChanges, type OwnChanges } from "./own-changes.ts";
import { createVerbs, type Verbs } from "./verbs/create-verbs.ts";

/** A list as this tab left it: to come back to, and to step through from a profile. */
export type LastList = { readonly key: string; readonly query: ListQuery; readonly pager: ListPager };

/** What the screens about people share in one tab. */
export type People = {
  readonly own: OwnChanges;
  readonly verbs: Verbs;
  readonly lastList: () => LastList | undefined;
  readonly rememberList: (list: LastList) => void;
  /** The person in the peek panel, who is kept although the list may scroll past them. */
  readonly openId: () => string | undefined;
  readonly setOpenId: (id: string | undefined) => void;
};

const PeopleContext = createContext<People>();

/**
 * What the screens about people share.
 * @throws Error outside a `PeopleProvider`
 */
export function usePeople(): People {
  const people = useContext(PeopleContext);
  if (!people) throw new Error("usePeople outside a PeopleProvider");
  return people;
}

/** Lasts as long as the shell, so that a list survives a look at a profile. */
export function PeopleProvider(props: { children: JSX.Element }) {
  const [openId, setOpenId] = createSignal<string>();
  const own = makeOwnChanges();
  let last: LastList | undefined;
  const people: People = {
    own,
    verbs: createVerbs(own),
    lastList: () => last,
    rememberList: (list) => {
      last = list;
    },
    openId,
    setOpenId,
  };
  return <PeopleContext.Provider value={people}>{props.children}</PeopleContext.Provider>;
}
