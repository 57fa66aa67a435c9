/** Who plays which country, as the command line says it. */
@NullMarked
package parley.cli.player;

import org.jspecify.annotations.NullMarked;
