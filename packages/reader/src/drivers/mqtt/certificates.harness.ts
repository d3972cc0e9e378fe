import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

/** A certificate authority of a test, with files in the folder it was made in. */
export type Authority = {
  readonly ca: string;
  /** Makes a key and a certificate for a name; a server's also says its address. */
  readonly issue: (name: string) => { readonly certificate: string; readonly key: string };
};

function openssl(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}

/** Makes an authority with the system's openssl. */
export function makeAuthority(folder: string, name: string): Authority {
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    folder,
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.crt`,
    "-subj",
    `/CN=${name}`,
    "-days",
    "2",
  );
  return {
    ca: path.join(folder, `${name}.crt`),
    issue: (subject) => {
      const file = `${name}-${subject}`;
      writeFileSync(path.join(folder, `${file}.ext`), "subjectAltName=IP:127.0.0.1\n");
      openssl(
        folder,
        "req",
        ...newKey,
        "-keyout",
        `${file}.key`,
        "-out",
        `${file}.csr`,
        "-subj",
        `/CN=${subject}`,
      );
      const by = ["-CA", `${name}.crt`, "-CAkey", `${name}.key`, "-CAcreateserial", "-days", "2"];
      openssl(
        folder,
        "x509",
        "-req",
        "-in",
        `${file}.csr`,
        ...by,
        "-extfile",
        `${file}.ext`,
        "-out",
        `${file}.crt`,
      );
      return { certificate: path.join(folder, `${file}.crt`), key: path.join(folder, `${file}.key`) };
    },
  };
}
