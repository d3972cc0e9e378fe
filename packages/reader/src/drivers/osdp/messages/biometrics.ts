import { type ByteReader, u16 } from "../bytes.ts";

/** Asks a reader head for a template, or to compare one. */
export type BiometricRequest = {
  readonly reader: number;
  readonly bioType: number;
  readonly bioFormat: number;
  readonly quality: number;
};

/** A template a reader head scanned. */
export type BiometricTemplate = {
  readonly reader: number;
  readonly status: number;
  readonly bioType: number;
  readonly quality: number;
  readonly template: Uint8Array;
};

export function writeBiometricRequest(request: BiometricRequest): readonly number[] {
  return [request.reader, request.bioType, request.bioFormat, request.quality];
}

export function readBiometricRequest(bytes: ByteReader): BiometricRequest {
  return { reader: bytes.u8(), bioType: bytes.u8(), bioFormat: bytes.u8(), quality: bytes.u8() };
}

export function writeTemplate(template: BiometricTemplate): readonly number[] {
  const { reader, status, bioType, quality } = template;
  return [reader, status, bioType, quality, ...u16(template.template.length), ...template.template];
}

export function readTemplate(bytes: ByteReader): BiometricTemplate {
  const [reader, status, bioType, quality] = [bytes.u8(), bytes.u8(), bytes.u8(), bytes.u8()];
  return { reader, status, bioType, quality, template: bytes.take(bytes.u16()) };
}
