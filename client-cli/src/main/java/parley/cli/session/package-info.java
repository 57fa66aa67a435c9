/** Sessions of a coordinator that runs somewhere: to create, list, show, watch and cancel them. */
@NullMarked
package parley.cli.session;

import org.jspecify.annotations.NullMarked;
