/** The coordinator as a gRPC server: it unpacks, asks and packs, and says in one place how each kind of failure travels. */
@NullMarked
package parley.coordinator.server;

import org.jspecify.annotations.NullMarked;
