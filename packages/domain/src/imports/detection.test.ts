import fc from "fast-check";
import { expect, test } from "vitest";
import { detectDelimiter, splitRecords } from "./detect-delimiter.ts";
import { emptyProbe, encodingOf, endsInsideCharacter, probeBytes } from "./detect-encoding.ts";
import { detectColumns, detectHeader, headerKey } from "./detect-header.ts";

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const probe = (bytes: Uint8Array) => probeBytes(emptyProbe, bytes);

test("the mark decides, and without one the bytes do", () => {
  expect(encodingOf(probe(utf8("\ufeffAnna;Maß")))).toBe("utf-8");
  expect(encodingOf(probe(utf16le("\ufeffAnna")))).toBe("utf-16le");
  expect(encodingOf(probe(utf16le("Anna;Lee;anna@example.org;1\r\n")))).toBe("utf-16le");
  expect(encodingOf(probe(utf16le("Anna;Lee").toReversed()))).toBe("utf-16be");
  expect(encodingOf(probe(utf8("Zoë;Ångström")))).toBe("utf-8");
  expect(encodingOf(probe(new Uint8Array([0x5a, 0x6f, 0xeb, 0x3b])))).toBe("windows-1252");
  expect(encodingOf(probe(utf8("plain")))).toBe("utf-8");
});

test("overlong forms, surrogates and what lies above Unicode are no UTF-8", () => {
  for (const bytes of [
    [0xc0, 0xaf],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0x80],
    [0xff],
  ])
    expect(encodingOf(probe(new Uint8Array(bytes)))).toBe("windows-1252");
});

test("every text in UTF-8 is found to be UTF-8, wherever it is cut into chunks", () => {
  const grapheme = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(grapheme, fc.nat(200), (text, cut) => {
      const bytes = utf8(`Ä${text}`);
      const at = cut % (bytes.length + 1);
      const whole = probeBytes(probeBytes(emptyProbe, bytes.subarray(0, at)), bytes.subarray(at));
      expect(encodingOf(whole)).toBe("utf-8");
      expect(endsInsideCharacter(whole, "utf-8")).toBe(false);
    }),
  );
});

test("a file that ends inside a character has lost its end", () => {
  expect(endsInsideCharacter(probe(utf8("Zoë").subarray(0, 3)), "utf-8")).toBe(true);
  expect(endsInsideCharacter(probe(utf16le("Zoë").subarray(0, 5)), "utf-16le")).toBe(true);
});

test("the delimiter is found whatever stands inside quotes and names", () => {
  expect(detectDelimiter("Anna,Lee,anna@example.org,1\n")).toBe(",");
  expect(detectDelimiter('"Lee, Anna";Lee;anna@example.org;1\n"Ray, Bob";Ray;bob@example.org;2\n')).toBe(";");
  expect(detectDelimiter("Anna\tLee, PhD\tanna@example.org\t1\n")).toBe("\t");
  expect(detectDelimiter('"a;b;c;d",Lee,anna@example.org,1\n')).toBe(",");
  expect(detectDelimiter('"Anna";"Lee, MD, PhD, CPA";anna@example.org;1\n')).toBe(";");
  expect(detectDelimiter('"Anna","Lee\n1;2;3;4\n5;6;7;8",anna@example.org,1\n')).toBe(",");
  expect(detectDelimiter("")).toBe(",");
});

test("quoted cells keep delimiters, quotes and line breaks", () => {
  expect(splitRecords('a,"b,""c""\nd",e\r\n\r\nf', ",", 10)).toEqual([["a", 'b,"c"\nd', "e"], ["f"]]);
});

test("a header is known by its names, or by having no address where the others do", () => {
  const person = ["Anna", "Lee", "anna@example.org", "1"];
  expect(detectHeader([["First name", "Last name", "E-mail", "ID"], person])).toBe(true);
  expect(detectHeader([["Vorname", "Nachname", "E-Mail-Adresse", "Ausweisnummer"], person])).toBe(true);
  expect(detectHeader([["Alpha", "Beta", "Gamma", "Delta"], person])).toBe(true);
  expect(detectHeader([person, person])).toBe(false);
  expect(detectHeader([])).toBe(false);
});

test("columns follow the names, then the order every file has", () => {
  const header = ["Personalnummer", "Kartennummer", "Nachname", "Vorname", "E-Mail", "Abteilung"];
  const named = ["syncId", "idNumber", "lastName", "firstName", "email", null];
  expect(detectColumns([header], true, null)).toEqual(named);
  const order = ["firstName", "lastName", "email", "idNumber"];
  expect(detectColumns([["Anna", "Lee", "anna@example.org", "1"]], false, null)).toEqual(order);
  expect(detectColumns([["A", "B", "C", "D", "E"]], true, null)).toEqual([...order, "syncId"]);
});

test("a mapping that was chosen for a header is chosen again for it and for no other", () => {
  const columns = ["lastName", "firstName", "email", "idNumber"] as const;
  const remembered = { header: headerKey(["A", "B", "C", "D"]), columns };
  expect(detectColumns([["a", "b", "c", "d"]], true, remembered)).toEqual(columns);
  expect(detectColumns([["a", "b", "c", "x"]], true, remembered)[0]).toBe("firstName");
});
