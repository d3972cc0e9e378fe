import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { usePeople } from "../use-people.tsx";
import { createVerbRun, type VerbRun } from "./create-verb-run.tsx";
import type { OpenVerb } from "./create-verbs.ts";
import { FormDialog } from "./form-dialog.tsx";
import { numberToType, targetIds } from "./targets.ts";

/** A second way to do what a dialog asks. */
export type OtherWay = {
  readonly label: string;
  readonly working: string;
  readonly disabled?: boolean;
  readonly onSubmit: () => Promise<boolean>;
};

export type VerbFormProps = {
  readonly verb: OpenVerb;
  title: string;
  description?: JSX.Element;
  /** The verb on the button, and the same while the server works: "Block", "Blocking…". */
  submit: string;
  submitting: string;
  danger?: boolean | undefined;
  size?: "sm" | "md" | undefined;
  /** Asks for the number of people to be typed where they are many. */
  typed?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Does it. True closes the dialog; false keeps it for what must be mended first; what it throws is shown. */
  onSubmit: () => Promise<boolean>;
  /** Another way to do it, before the main button. */
  other?: OtherWay | undefined;
  /** Shares the state of the calls with the content of the dialog. */
  run?: VerbRun | undefined;
  children?: JSX.Element;
};

/** The dialog of a verb: says what will happen, does it once, and closes only when the server has committed. */
export function VerbForm(props: VerbFormProps) {
  const people = usePeople();
  const run = props.run ?? createVerbRun();
  const [typed, setTyped] = createSignal("");
  const [pressed, setPressed] = createSignal<"main" | "other">("main");
  const asked = () => (props.typed ? numberToType(props.verb.target) : undefined);
  const isTyped = () => asked() === undefined || typed().trim() === asked();
  const submit = (which: "main" | "other", work: () => Promise<boolean>) => {
    setPressed(which);
    void run.run(async () => {
      if (!(await work())) return;
      props.verb.close();
      people.verbs.done(targetIds(props.verb.target));
    });
  };
  const isReady = () => !props.disabled && isTyped();
  const main = () => {
    if (isReady()) submit("main", props.onSubmit);
  };

  return (
    <FormDialog
      open={props.verb.isOpen()}
      title={props.title}
      description={props.description}
      size={props.size}
      submit={props.submit}
      submitting={props.submitting}
      danger={props.danger}
      disabled={!isReady()}
      run={run}
      busy={run.isBusy() && pressed() === "main"}
      other={
        <Show when={props.other}>
          {(other) => (
            <Button
              busy={run.isBusy() && pressed() === "other"}
              disabled={other().disabled === true || !isTyped()}
              onClick={() => submit("other", other().onSubmit)}
            >
              {run.isBusy() && pressed() === "other" ? other().working : other().label}
            </Button>
          )}
        </Show>
      }
      onSubmit={main}
      onClose={() => props.verb.close()}
    >
      {props.children}
      <Show when={asked()}>
        {(number) => (
          <Field label={`Type ${number()} to confirm`}>
            <Input mono inputmode="numeric" value={typed()} onValue={setTyped} />
          </Field>
        )}
      </Show>
    </FormDialog>
  );
}
