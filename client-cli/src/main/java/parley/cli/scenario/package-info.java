/** The scenarios that there are: what they hold, where their numbers come from, and what is wrong with one. */
@NullMarked
package parley.cli.scenario;

import org.jspecify.annotations.NullMarked;
