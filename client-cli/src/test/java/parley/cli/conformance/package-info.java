@NullMarked
package parley.cli.conformance;

import org.jspecify.annotations.NullMarked;
