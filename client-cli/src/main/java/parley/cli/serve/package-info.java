/** Programs that listen until they are told to stop: a coordinator, an agent. */
@NullMarked
package parley.cli.serve;

import org.jspecify.annotations.NullMarked;
