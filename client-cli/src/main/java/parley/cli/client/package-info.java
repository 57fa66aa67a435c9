/** The gRPC edge of the command line: a coordinator that runs somewhere, as plain values. */
@NullMarked
package parley.cli.client;

import org.jspecify.annotations.NullMarked;
