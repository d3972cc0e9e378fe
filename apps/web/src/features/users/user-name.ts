/** First and last name as one reads them. */
export function fullName(person: { readonly firstName: string; readonly lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

/** The short number as it is read out: `000417`. */
export function shortNumberText(shortNumber: number): string {
  return String(shortNumber).padStart(6, "0");
}

/** Where a person's profile is; `search` keeps the list one came from. */
export function profilePath(id: string, search = "", tab = ""): string {
  return `/users/${id}${tab === "" ? "" : `/${tab}`}${search}`;
}
