/** What can only be seen where all modules are. */
@NullMarked
package parley.benchmarks;

import org.jspecify.annotations.NullMarked;
