/** Tests of domains and profiles as files: what is read, what comes back, and what is refused. */
@NullMarked
package parley.bargaining.files;

import org.jspecify.annotations.NullMarked;
