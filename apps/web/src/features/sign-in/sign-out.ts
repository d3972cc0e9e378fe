import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { signInText } from "./sign-in-texts.ts";

/** Ends the session of this browser and leaves for the sign-in page; stays and says so when the server cannot be reached. */
export async function signOut(): Promise<void> {
  try {
    await api.signIn.signOut.mutate();
    // A whole new page: nothing of the session stays in memory.
    location.replace("/login");
  } catch (cause) {
    showFailed("You are still signed in", signInText(failureOf(cause)), () => void signOut());
  }
}
