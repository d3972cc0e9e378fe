import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import { lockReadersOf } from "./line-readers.ts";
import type { LineSettings } from "./line-settings.ts";
import { profileOf } from "./profile-settings.ts";
import { profileWords } from "./profile-words.ts";

/** The readers of a line as the server is told of them; of the settings nothing that is secret. */
export function reportedReaders(line: LineSettings, canTrace: boolean): readonly ReportedReader[] {
  const locks = new Set(lockReadersOf(line));
  const common = (readerId: string) => ({
    ...{ readerId, lineId: line.id, protocol: line.protocol, canTrace },
    drivesLock: locks.has(readerId),
  });
  const unkeyed = { security: null, address: null };
  switch (line.protocol) {
    case "osdp":
      return line.readers.map(({ readerId, address, security, profile }) => ({
        ...{ ...common(readerId), address, security },
        profile: profileWords(profileOf(profile)),
      }));
    case "serial-line": {
      const { readerId, profile } = line;
      return [{ ...common(readerId), ...unkeyed, profile: profileWords(profileOf(profile)) }];
    }
    case "esp-rfid":
      return line.readers.map(({ readerId }) => ({ ...common(readerId), ...unkeyed, profile: "Cards" }));
    case "zigbee-lock":
      return line.readers.map(({ readerId }) => ({ ...common(readerId), ...unkeyed, profile: null }));
    case "mqtt":
      return line.readers.map(({ readerId, profile }) => ({
        ...{ ...common(readerId), ...unkeyed },
        profile: profileWords(profileOf(profile)),
      }));
  }
}
