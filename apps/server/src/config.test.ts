import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const mistakes = (env: Record<string, string>, args: string[] = []) => {
  const result = readConfig(env, args);
  return "mistakes" in result ? result.mistakes : [];
};

test("an empty environment is a demo on loopback", () => {
  const result = readConfig({}, []);
  expect(result).toMatchObject({ config: { port: 3000, host: "127.0.0.1", demo: true } });
});

test("options are taken by name", () => {
  expect(readConfig({}, ["--osdp"])).toMatchObject({ config: { osdp: true, demo: true } });
  expect(readConfig({}, ["--empty"])).toMatchObject({ config: { osdp: false, demo: false } });
});

test("every mistake gets one line that names the variable", () => {
  const lines = mistakes({ PORT: "http", LOG_LEVEL: "loud", SECRET_KEY: "abc", PUBLIC_URL: "gate" }, [
    "--fast",
  ]);
  expect(lines.map((line) => line.split(/[=:]/)[0])).toEqual([
    "PORT",
    "PUBLIC_URL",
    "SECRET_KEY",
    "LOG_LEVEL",
    "--fast",
  ]);
});

test("a test key is refused", () => {
  expect(mistakes({ SECRET_KEY: "07".repeat(32) })).toEqual([expect.stringContaining("test key")]);
});

test("a public address without a way to send mail is refused", () => {
  expect(mistakes({ PUBLIC_URL: "https://gate.example.org" })).toEqual([
    expect.stringContaining("RESEND_API_KEY"),
  ]);
});

test("a database of one's own needs a key of one's own", () => {
  expect(mistakes({ DATABASE_URL: "postgresql://localhost/gate" })).toEqual([
    expect.stringContaining("SECRET_KEY"),
  ]);
});

test("phones of the network are served over HTTPS on the machine's own address, with the demo", () => {
  const result = readConfig({ HOST: "192.168.7.5", PORT: "3100" }, ["--lan"]);
  expect(result).toMatchObject({ config: { lan: "192.168.7.5", host: "192.168.7.5", demo: true } });
  expect("config" in result && result.config.publicUrl.href).toBe("https://192.168.7.5:3100/");
  expect(mistakes({ HOST: "192.168.7.5", PUBLIC_URL: "https://gate.example.org" }, ["--lan"])).toContainEqual(
    expect.stringContaining("Leave PUBLIC_URL out"),
  );
});
