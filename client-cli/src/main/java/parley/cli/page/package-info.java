/** A story as one HTML page that needs nothing else: no network, no script, pictures within. */
@NullMarked
package parley.cli.page;

import org.jspecify.annotations.NullMarked;
