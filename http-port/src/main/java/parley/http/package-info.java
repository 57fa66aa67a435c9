/**
 * Services of the contract at one HTTP port: as gRPC-Web, as JSON with paths for resources, streams as server-sent events, an OpenAPI
 * document and pages that show it all. Knows no coordinator: it gives on whatever services it is handed, with what stands before them.
 */
@NullMarked
package parley.http;

import org.jspecify.annotations.NullMarked;
