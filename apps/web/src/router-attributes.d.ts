import "solid-js";

declare module "solid-js" {
  namespace JSX {
    interface ExplicitAttributes {
      /** Read by the router: following the link leaves the scroll position alone. */
      noscroll: "";
    }
  }
}
