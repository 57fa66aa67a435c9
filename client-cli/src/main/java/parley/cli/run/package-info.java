/** Playing a scenario: who plays which country, over the network or in this process, and what is kept of it. */
@NullMarked
package parley.cli.run;

import org.jspecify.annotations.NullMarked;
