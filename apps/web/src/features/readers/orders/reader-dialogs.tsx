import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { Match, Show, Switch } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { OrderDialog } from "~/features/sites/orders/order-dialog.tsx";
import { api } from "~/lib/api/api.ts";
import { Banner } from "~/ui/states/banner.tsx";
import { quarantineWords } from "../states/reader-words.ts";
import type { ReaderOrders } from "./reader-orders.ts";

/** An order that is asked back for. */
export type AskedOrder = "open-install-mode" | "rotate-key" | "release-quarantine" | "record";

const installEffects = [
  "Until then the reader may be given a new key under the install key, which everybody can read in the standard.",
  "Whoever listens on the wire meanwhile can read the new key: stay beside the reader and keep the wire in sight.",
  "It ends as soon as the reader has its key, when the time is over, or when an admin closes it. Every admin sees it count down.",
];

const recordEffects = [
  "Every message on this line is kept, of all readers on it. Readers that talk in clear give away the numbers of cards.",
  "It is kept for seven days. Owners and admins can download it, and each download stands in the audit.",
  "Nobody can open install mode without ending it: a key could be read from the recording.",
];

/** The question before an order, with what there is to know about this reader. */
export function ReaderDialogs(props: {
  asked: AskedOrder;
  reader: ReaderDetailRow;
  orders: ReaderOrders;
  onClose: () => void;
}) {
  const project = useProject();
  const target = () => ({ projectId: project.id(), readerId: props.reader.id });
  return (
    <Switch>
      <Match when={props.asked === "open-install-mode"}>
        <OrderDialog
          title={`Install mode for ${props.reader.name}`}
          submit="Open install mode"
          working="Opening…"
          minutes={5}
          needsReason
          effects={[
            ...installEffects,
            ...(props.reader.link === "quarantined" ? ["It also ends the quarantine."] : []),
            ...(props.reader.setup?.canTrace ? ["A recording of its line that runs now is ended."] : []),
          ]}
          onOrder={({ minutes, reason }) =>
            props.orders.give("open-install-mode", () =>
              api.readers.openInstallMode.mutate({ ...target(), minutes, reason }),
            )
          }
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.asked === "rotate-key"}>
        <OrderDialog
          title={`Change the key of ${props.reader.name}`}
          submit="Change key"
          working="Changing…"
          needsReason={false}
          effects={[
            "The bridge draws a random key that nobody ever sees, gives it to the reader, and forgets the old one once the reader has proved that it holds the new.",
            "The reader reads nothing for about a second. If the line breaks meanwhile, both keys are tried.",
          ]}
          onOrder={({ reason }) =>
            props.orders.give("rotate-key", () =>
              api.readers.rotateKey.mutate({ ...target(), ...(reason === "" ? {} : { reason }) }),
            )
          }
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.asked === "release-quarantine"}>
        <OrderDialog
          title={`End the quarantine of ${props.reader.name}`}
          submit="End quarantine"
          working="Ending…"
          needsReason
          effects={[
            "The bridge tries the reader again at once. What it says is believed only if it can prove who it is.",
            "If the cause is still there, it is quarantined again.",
          ]}
          onOrder={({ reason }) =>
            props.orders.give("release-quarantine", () =>
              api.readers.releaseQuarantine.mutate({ ...target(), reason }),
            )
          }
          onClose={props.onClose}
        >
          <Show when={props.reader.quarantine}>
            {(cause) => (
              <Banner state="failed">
                <p>{quarantineWords[cause()].why}</p>
                <p class="mt-1 font-medium">First: {quarantineWords[cause()].check}</p>
              </Banner>
            )}
          </Show>
        </OrderDialog>
      </Match>
      <Match when={props.asked === "record"}>
        <OrderDialog
          title={`Record the line ${props.reader.setup?.lineId ?? ""}`}
          submit="Record"
          working="Starting…"
          minutes={2}
          needsReason
          effects={recordEffects}
          onOrder={async ({ minutes, reason }) => {
            const { bridge, setup } = props.reader;
            if (bridge === null || setup === null) return;
            const line = { projectId: project.id(), bridgeId: bridge.id, lineId: setup.lineId };
            await api.readers.startTrace.mutate({ ...line, minutes, reason });
          }}
          onClose={props.onClose}
        />
      </Match>
    </Switch>
  );
}
