/** Why a call was not believed, beside the code `pass.proof-invalid`. Kept apart from the schemas: a phone loads no validator for it. */
export const proofFaults = ["unknown", "superseded", "clock", "replayed"] as const;
export type ProofFault = (typeof proofFaults)[number];
