import { useNavigate } from "@solidjs/router";
import Keyboard from "lucide-solid/icons/keyboard";
import Router from "lucide-solid/icons/router";
import Upload from "lucide-solid/icons/upload";
import UserPlus from "lucide-solid/icons/user-plus";
import User from "lucide-solid/icons/user-round";
import { createMemo } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { fullName, profilePath, shortNumberText } from "~/features/users/user-name.ts";
import type { Verbs } from "~/features/users/verbs/create-verbs.ts";
import { api } from "~/lib/api/api.ts";
import type { Command } from "~/ui/palettes/command.ts";
import { CommandPalette } from "~/ui/palettes/command-palette.tsx";
import type { NavSection } from "~/ui/shells/nav-link.ts";
import { states } from "~/ui/states/state-table.ts";

/** The palette of the admin: every place, the verbs that need nobody, and people by whatever is known of them. */
export default function AdminPalette(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  sections: readonly NavSection[];
  verbs: Verbs;
  onKeys: () => void;
}) {
  const project = useProject();
  const rights = useRights();
  const navigate = useNavigate();

  const commands = createMemo((): readonly Command[] => {
    const places = props.sections.flatMap(({ links }) =>
      links.map((link) => ({
        id: `go-${link.href}`,
        title: link.label,
        group: "Go to",
        icon: link.icon,
        run: () => navigate(link.href),
      })),
    );
    const projects: Command = {
      id: "projects",
      title: "Switch project",
      group: "Do",
      children: project.projects().map(({ id, name }) => ({
        id: `project-${id}`,
        title: name,
        group: "Projects",
        run: () => project.switchTo(id),
      })),
    };
    return [
      ...(rights.may("users.add")
        ? [
            {
              id: "add-user",
              title: "Add user",
              group: "Do",
              icon: UserPlus,
              hint: "c",
              keywords: "new invite create",
              run: () => props.verbs.open("add", { kind: "nobody" }),
            },
          ]
        : []),
      ...(rights.may("users.import")
        ? [
            {
              id: "import-csv",
              title: "Import CSV",
              group: "Do",
              icon: Upload,
              keywords: "file upload list sync replace people",
              run: () => navigate("/imports/new"),
            },
          ]
        : []),
      ...(rights.may("bridges.manage")
        ? [
            {
              id: "add-bridge",
              title: "Add bridge",
              group: "Do",
              icon: Router,
              keywords: "pair site pairing code",
              run: () => navigate("/bridges?add=1"),
            },
          ]
        : []),
      ...places,
      ...(project.projects().length > 1 ? [projects] : []),
      {
        id: "keys",
        title: "Keys on this page",
        group: "Do",
        icon: Keyboard,
        hint: "?",
        keywords: "shortcuts help",
        run: () => props.onKeys(),
      },
    ];
  });

  async function search(text: string, signal: AbortSignal): Promise<readonly Command[]> {
    const { people } = await api.users.find.query({ projectId: project.id(), q: text }, { signal });
    return people.map((person) => ({
      id: `user-${person.id}`,
      title: fullName(person),
      detail: [
        person.standing === "active" ? "" : states[person.standing].word,
        person.email,
        person.companies.join(", "),
        person.shortNumber === null ? "" : shortNumberText(person.shortNumber),
      ]
        .filter(Boolean)
        .join(" · "),
      group: "Users",
      icon: User,
      run: () => navigate(profilePath(person.id)),
    }));
  }

  return (
    <CommandPalette
      open={props.open}
      onOpenChange={props.onOpenChange}
      commands={commands()}
      search={search}
    />
  );
}
