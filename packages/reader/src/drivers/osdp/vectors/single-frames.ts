/** One command as OSDP.Net's CommandOutgoingMessageTest.cs expects it: address 0, sequence 2, no mark. */
export type CommandVector = {
  readonly name: string;
  readonly code: number;
  readonly data: string;
  /** Under a session whose keys and chains are all zero. */
  readonly secure: string;
  readonly crc: string;
  readonly checksum: string;
};

/** Source: OSDP.Net, CommandOutgoingMessageTest.cs. */
export const commandVectors: readonly CommandVector[] = [
  {
    name: "poll", code: 0x60, data: "",
    secure: "53000E000E0215604B32767773B6", crc: "53000800066089CC", checksum: "53000700026044",
  },
  {
    name: "identify", code: 0x61, data: "00",
    secure: "53001E000E021761D14EB7AD982CC5F9AA25318A7EAED6269AE995731983",
    crc: "53000900066100A008", checksum: "5300080002610042",
  },
  {
    name: "capabilities", code: 0x62, data: "00",
    secure: "53001E000E021762D14EB7AD982CC5F9AA25318A7EAED6260F6A2AA73870",
    crc: "53000900066200F35D", checksum: "5300080002620041",
  },
  {
    name: "local-status", code: 0x64, data: "",
    secure: "53000E000E0215646F63246FD050", crc: "5300080006640D8C", checksum: "53000700026440",
  },
  {
    name: "input-status", code: 0x65, data: "",
    secure: "53000E000E021565460E3D4E2A6A", crc: "5300080006652C9C", checksum: "5300070002653F",
  },
  {
    name: "output-status", code: 0x66, data: "",
    secure: "53000E000E02156662DE0516124B", crc: "5300080006664FAC", checksum: "5300070002663E",
  },
  {
    name: "outputs", code: 0x68, data: "0003640001067800",
    secure: "53001E000E021768F7EFA0D4764A4E29267596F216D8A9E8C5887608B908",
    crc: "53001000066800036400010678000B5B", checksum: "53000F00026800036400010678004E",
  },
  {
    name: "communication", code: 0x6e, data: "0180250000",
    secure: "53001E000E02176EACA3C2FFE4D9E599CD771B8EF3D13F23FAAB634E0895",
    crc: "53000D00066E0180250000EC7B", checksum: "53000C00026E01802500008B",
  },
  {
    name: "set-key", code: 0x75, data: "011000010203040506070001020304050607",
    secure:
      "53002E000E021775F0DDEC9A0ED8CE4C80BAF5D55C18436F9189FD66C9F223DC041486D83357DF986C1D4BC2B2F2",
    crc: "53001A000675011000010203040506070001020304050607CFA3",
    checksum: "530019000275011000010203040506070001020304050607D4",
  },
  {
    name: "manufacturer", code: 0x80, data: "0102030A0B0C",
    secure: "53001E000E021780C8670FCB60C025BA48154192A42BB8F3B978FFAC1A91",
    crc: "53000E0006800102030A0B0C6B14", checksum: "53000D0002800102030A0B0CF7",
  },
  {
    name: "file-transfer", code: 0x7c, data: "03E80300000A00000005000102030405",
    secure:
      "53002E000E02177C927138DDE009A3475367F82A2C9429700D2348A877B955096D8A24DD7188AC3C9A98D6C54AEE",
    crc: "53001800067C03E80300000A000000050001020304055921",
    checksum: "53001700027C03E80300000A000000050001020304050C",
  },
];

/** A whole frame that some implementation or reader sent, with what it says. */
export type FrameVector = {
  readonly source: string;
  readonly hex: string;
  readonly address: number;
  readonly isReply: boolean;
  readonly sequence: number;
  readonly check: "crc" | "checksum";
  readonly code: number;
  readonly data: string;
};

const libosdpPhy = "libosdp tests/unit-tests/test-cp-phy.c";
const osdpNet = "OSDP.Net, recorded from a reader";

/** Frames without a secure session. */
export const frameVectors: readonly FrameVector[] = [
  { source: libosdpPhy, hex: "FF536508000460 6090", address: 0x65, isReply: false, sequence: 0, check: "crc", code: 0x60, data: "" },
  { source: libosdpPhy, hex: "FF53650900046100D97A", address: 0x65, isReply: false, sequence: 0, check: "crc", code: 0x61, data: "00" },
  { source: libosdpPhy, hex: "FF53E50700014080", address: 0x65, isReply: true, sequence: 1, check: "checksum", code: 0x40, data: "" },
  { source: libosdpPhy, hex: "FF53E509000541010E8F", address: 0x65, isReply: true, sequence: 1, check: "crc", code: 0x41, data: "01" },
  {
    source: libosdpPhy,
    hex: "FF53E52A000903120176101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F19",
    address: 0x65, isReply: true, sequence: 1, check: "checksum", code: 0x76,
    data: "101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F",
  },
  { source: osdpNet, hex: "5380080005 40689F", address: 0, isReply: true, sequence: 1, check: "crc", code: 0x40, data: "" },
  {
    source: osdpNet, hex: "5380140006 45000EE3101000007497230606 1B88",
    address: 0, isReply: true, sequence: 2, check: "crc", code: 0x45, data: "000EE3101000007497230606",
  },
  {
    source: osdpNet, hex: "53000D00066A00020202015992",
    address: 0, isReply: false, sequence: 2, check: "crc", code: 0x6a, data: "0002020201",
  },
  {
    source: "libosdp issue 39, an OSM-1000", hex: "FF538014000445CA446C0100C7920200 01070FC442",
    address: 0, isReply: true, sequence: 0, check: "crc", code: 0x45, data: "CA446C0100C792020001070F",
  },
  { source: "libosdp issue 39, an OSM-1000", hex: "FF53800900064106A0BA", address: 0, isReply: true, sequence: 2, check: "crc", code: 0x41, data: "06" },
  {
    source: "libosdp issue 244", hex: "538014000445164268000C4C8FBCF4020A02C64C",
    address: 0, isReply: true, sequence: 0, check: "crc", code: 0x45, data: "164268000C4C8FBCF4020A02",
  },
];

/** Source: OSDP-Embedded test_sc_wrap.c. Address 5, sequence 2, TEXT with data i·7 for i = 0…15. */
export const wrapVector = {
  encryption: "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
  mac1: "b0b1b2b3b4b5b6b7b8b9babbbcbdbebf",
  mac2: "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf",
  lastSent: "101112131415161718191a1b1c1d1e1f",
  lastReceived: "202122232425262728292a2b2c2d2e2f",
  withData:
    "53052e000e02176b2f2169a431223130e7671afa47653e0711d2711fff4f9340918c0fc3e880e243806eaa072517",
  chainAfter: "806eaa077333ab37ef4b0a40ae677ad4",
  withoutData: "53050e000e02156b756729a93ddc",
} as const;
