import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import protobuf from "protobufjs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../contract", import.meta.url));

/** The services, loaded from the contract. Field names are lowerCamelCase, enums strings, 64-bit numbers strings. */
export const parley = grpc.loadPackageDefinition(
  loader.loadSync(
    [
      "parley/access/v1/access_service.proto",
      "parley/agent/v1/country_agent_service.proto",
      "parley/negotiation/v1/negotiation_service.proto",
      "parley/seat/v1/seat_service.proto",
    ],
    { includeDirs: [folder], longs: String, enums: String, defaults: true, oneofs: true },
  ),
).parley;

/** What gRPC carries beside a failed call: google.rpc.Status with a google.rpc.ErrorInfo in it. */
const details = protobuf.Root.fromJSON({
  nested: {
    Any: { fields: { typeUrl: { type: "string", id: 1 }, value: { type: "bytes", id: 2 } } },
    Status: {
      fields: {
        code: { type: "int32", id: 1 },
        message: { type: "string", id: 2 },
        details: { rule: "repeated", type: "Any", id: 3 },
      },
    },
    ErrorInfo: {
      fields: {
        reason: { type: "string", id: 1 },
        domain: { type: "string", id: 2 },
        metadata: { keyType: "string", type: "string", id: 3 },
      },
    },
  },
});

const STATUS_DETAILS = "grpc-status-details-bin";
const ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";

/** The reason and what it is about, from the metadata of a failed call. */
export function errorInfo(metadata) {
  const [bytes] = metadata?.get(STATUS_DETAILS) ?? [];
  if (!bytes) return { reason: "", metadata: {} };
  const status = details.lookupType("Status").decode(bytes);
  const detail = status.details.find((any) => any.typeUrl === ERROR_INFO);
  return detail ? details.lookupType("ErrorInfo").decode(detail.value) : { reason: "", metadata: {} };
}

/** A failure of a call, with a reason. */
export function failure(code, message, reason, about) {
  const info = details.lookupType("ErrorInfo").encode({ reason, domain: "parley", metadata: about }).finish();
  const status = { code, message, details: [{ typeUrl: ERROR_INFO, value: info }] };
  const metadata = new grpc.Metadata();
  metadata.set(STATUS_DETAILS, Buffer.from(details.lookupType("Status").encode(status).finish()));
  return { code, details: message, metadata };
}
