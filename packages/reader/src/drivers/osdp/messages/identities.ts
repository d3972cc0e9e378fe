import { type ByteReader, u32 } from "../bytes.ts";

/** What a reader says about itself (PDID): vendor code is an IEEE OUI. */
export type DeviceIdentity = {
  readonly vendor: Uint8Array;
  readonly model: number;
  readonly version: number;
  readonly serial: number;
  readonly firmware: readonly [number, number, number];
};

export function writeIdentity(identity: DeviceIdentity): readonly number[] {
  const { vendor, model, version, serial, firmware } = identity;
  return [...vendor, model, version, ...u32(serial), ...firmware];
}

export function readIdentity(bytes: ByteReader): DeviceIdentity {
  const vendor = bytes.take(3);
  const [model, version, serial] = [bytes.u8(), bytes.u8(), bytes.u32()];
  return { vendor, model, version, serial, firmware: [bytes.u8(), bytes.u8(), bytes.u8()] };
}
