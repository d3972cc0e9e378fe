import { Match, Switch } from "solid-js";

const mail = /^[^\s@]+@[^\s@]+$/;
const phone = /^\+?[\d\s().-]{5,}$/;

/** Whom to ask, as the organisation gave it: an address and a number can be tapped. */
export function ContactLine(props: { contact: string | null | undefined }) {
  const link = "font-medium text-accent underline underline-offset-2";
  return (
    <Switch fallback={<p>Questions? Ask whoever invited you.</p>}>
      <Match when={props.contact && mail.test(props.contact) && props.contact}>
        {(address) => (
          <p>
            Questions?{" "}
            <a class={link} href={`mailto:${address()}`}>
              {address()}
            </a>
          </p>
        )}
      </Match>
      <Match when={props.contact && phone.test(props.contact) && props.contact}>
        {(number) => (
          <p>
            Questions?{" "}
            <a class={link} href={`tel:${number().replace(/[^\d+]/g, "")}`}>
              {number()}
            </a>
          </p>
        )}
      </Match>
      <Match when={props.contact}>{(text) => <p>Questions? {text()}</p>}</Match>
    </Switch>
  );
}
